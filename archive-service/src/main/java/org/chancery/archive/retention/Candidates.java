package org.chancery.archive.retention;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The lists of what is to be disposed of, and what became of each item.
@Component
class Candidates {

  private final JdbcClient jdbc;

  Candidates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One listed record.
  ///
  /// @param family the message it belongs to, or itself
  /// @param rule that had ended last
  /// @param erasure the request it is listed for; absent when its time has ended
  record Candidate(UUID record, UUID family, String rule, @Nullable UUID erasure) {}

  /// Lists a family's records, whichever of them are not yet.
  void list(UUID disposal, Collection<UUID> records, Candidate of, Instant ended) {
    jdbc.sql(
            """
            insert into disposal_candidate
              (disposal, record, family, partition, position, hash, rule, erasure, happened_at, conversation, ended_at)
            select ?, r.id, ?, r.partition, r.position, encode(r.hash, 'hex'), ?, ?, r.at, r.conversation, ?
            from record r where r.id = any(?::uuid[])
              -- What the ledger has not sealed is not disposed of: its leaf would be missing.
              and exists (select 1 from ledger_salt s
                where s.partition = r.partition and s.position = r.position)
            on conflict do nothing
            """)
        .param(disposal)
        .param(of.family())
        .param(of.rule())
        .param(of.erasure())
        .param(Timestamp.from(ended))
        .param(strings(records))
        .update();
  }

  long count(UUID disposal) {
    return jdbc.sql("select count(*) from disposal_candidate where disposal = ?")
        .param(disposal)
        .query(Long.class)
        .single();
  }

  /// The next ones nothing has been decided of, with all of their families.
  List<Candidate> waiting(UUID disposal, int families) {
    return jdbc.sql(
            """
            select c.record, c.family, c.rule, c.erasure from disposal_candidate c
            where c.disposal = ? and c.outcome = 'waiting' and c.family in (
              select distinct family from (
                select family from disposal_candidate
                where disposal = ? and outcome = 'waiting' order by partition, position limit ?) next)
            order by c.partition, c.position
            """)
        .param(disposal)
        .param(disposal)
        .param(families)
        .query((row, _) ->
            new Candidate(
                row.getObject("record", UUID.class),
                row.getObject("family", UUID.class),
                row.getString("rule"),
                row.getObject("erasure", UUID.class)))
        .list();
  }

  void decided(UUID disposal, Collection<UUID> records, String outcome) {
    if (!records.isEmpty()) {
      jdbc.sql(
              """
              update disposal_candidate set outcome = ?
              where disposal = ? and record = any(?::uuid[]) and outcome = 'waiting'
              """)
          .param(outcome)
          .param(disposal)
          .param(strings(records))
          .update();
    }
  }

  /// How many there are of each outcome.
  Map<String, Long> outcomes(UUID disposal) {
    Map<String, Long> outcomes = new HashMap<>();
    jdbc.sql(
            "select outcome, count(*) as records from disposal_candidate where disposal = ? group by outcome")
        .param(disposal)
        .query(row -> {
          outcomes.put(row.getString("outcome"), row.getLong("records"));
        });
    return outcomes;
  }

  /// A hash over what was disposed of: SHA-256 over the lines of [#disposed].
  String digest(UUID disposal) {
    var digest = TreeHash.sha256();
    disposed(disposal).forEach(line -> digest.update(line.getBytes(StandardCharsets.US_ASCII)));
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /// What was disposed of: lines of partition, position and record hash, in that order.
  List<String> disposed(UUID disposal) {
    return jdbc.sql(
            """
            select partition, position, hash from disposal_candidate
            where disposal = ? and outcome = 'disposed' order by partition, position
            """)
        .param(disposal)
        .query((row, _) ->
            "%d %d sha256:%s\n"
                .formatted(row.getInt("partition"), row.getLong("position"), row.getString("hash")))
        .list();
  }

  /// Where a record went that is no longer there.
  ///
  /// @param disposal number of the disposal that took it
  record Gone(long disposal, UUID id, String rule, @Nullable UUID erasure, Instant at) {}

  /// The disposal that took the record, if one did.
  List<Gone> gone(UUID record) {
    return jdbc.sql(
            """
            select d.number, d.id, c.rule, c.erasure, coalesce(d.finished_at, d.decided_at) as at
            from disposal_candidate c join disposal d on d.id = c.disposal
            where c.record = ? and c.outcome = 'disposed'
            """)
        .param(record)
        .query((row, _) ->
            new Gone(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("rule"),
                row.getObject("erasure", UUID.class),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  private static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
