package org.chancery.archive.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What others said of heads. Rows get their ids in the order in which they are committed, so that
/// whoever reads on after an id misses none.
@Component
class AttestationTables {

  private final JdbcClient jdbc;
  private final LedgerTables ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  AttestationTables(
      JdbcClient jdbc, LedgerTables ledger, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The last head a witness has cosigned; 0 for none.
  long lastCosigned(NoteKey witness) {
    return jdbc.sql(
            "select coalesce(max(checkpoint), 0) from ledger.cosignature where starts_with(line, ?)")
        .param("\u2014 " + witness.name() + " ")
        .query(Long.class)
        .single();
  }

  /// The last head with a time stamp; 0 for none.
  long lastStamped() {
    return jdbc.sql("select coalesce(max(checkpoint), 0) from ledger.time_stamp")
        .query(Long.class)
        .single();
  }

  /// When the first head after one was signed.
  Optional<Instant> signedAfter(long checkpoint) {
    return jdbc.sql("select at from ledger.checkpoint where id > ? order by id limit 1")
        .param(checkpoint)
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /// Stores a cosignature, and the key that verifies it.
  void cosigned(long checkpoint, SignedNote.Signature signature, NoteKey witness) {
    ledger.insertKeys(List.of(witness), clock.instant());
    inOrder(() ->
        jdbc.sql(
                """
                insert into ledger.cosignature (checkpoint, line, at) values (?, ?, ?)
                on conflict do nothing
                """)
            .param(checkpoint)
            .param(signature.line())
            .param(Timestamp.from(clock.instant()))
            .update());
  }

  void stamped(long checkpoint, byte[] token) {
    inOrder(() ->
        jdbc.sql(
                """
                insert into ledger.time_stamp (checkpoint, token, at) values (?, ?, ?)
                on conflict do nothing
                """)
            .param(checkpoint)
            .param(token)
            .param(Timestamp.from(clock.instant()))
            .update());
  }

  private void inOrder(Runnable insert) {
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("select pg_advisory_xact_lock(hashtext('chancery.ledger.attestation'))")
          .query(row -> {});
      insert.run();
    });
  }
}
