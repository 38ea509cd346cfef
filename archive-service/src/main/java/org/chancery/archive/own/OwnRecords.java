package org.chancery.archive.own;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the archive's own acts on record: the same shape, chain and table as the journal's records,
/// in a partition of their own.
///
/// A record is appended in the transaction of the act it tells of, so neither is there without the
/// other. The head is locked from the append to the end of that transaction: append last.
@Component
public class OwnRecords {

  /// The partition of the archive's own records; the journal's are 0 to 15.
  public static final int PARTITION = 16;

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final HexFormat HEX = HexFormat.of();

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final TransactionTemplate joined;

  OwnRecords(JdbcClient jdbc, InstantSource clock, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.joined = new TransactionTemplate(transactions);
    joined.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
  }

  private record Head(long position, String hash) {}

  /// Appends a record to the chain, in the caller's transaction.
  ///
  /// @param content what there is to say, in values [CanonicalJson] can write
  /// @throws org.springframework.transaction.IllegalTransactionStateException when there is no
  ///   transaction to join
  public OwnRecord append(OwnType type, Actor actor, Map<String, ?> content) {
    var written = joined.execute(_ -> extend(type, actor, content));
    if (written == null) {
      throw new IllegalStateException("a transaction always returns what was written");
    }
    return written;
  }

  private OwnRecord extend(OwnType type, Actor actor, Map<String, ?> content) {
    var head =
        jdbc.sql(
                "select position, encode(hash, 'hex') as hash from intake_head where partition = ? for update")
            .param(PARTITION)
            .query((row, _) -> new Head(row.getLong("position"), row.getString("hash")))
            .single();
    // Taken under the lock, so that the times of the chain do not run backwards on one machine.
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var id = timeOrdered(at);
    var position = head.position() + 1;
    var body =
        CanonicalJson.bytes(
            Map.of(
                "v",
                1,
                "id",
                id.toString(),
                "partition",
                PARTITION,
                "position",
                position,
                "prev",
                "sha256:" + head.hash(),
                "type",
                type.wire(),
                "at",
                AT.format(at),
                "actor",
                actor.members(),
                type.member(),
                content));
    var hash = sha256(body);
    jdbc.sql(
            """
            insert into record (partition, position, id, type, at, hash, body)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(PARTITION)
        .param(position)
        .param(id)
        .param(type.wire())
        .param(Timestamp.from(at))
        .param(hash)
        .param(body)
        .update();
    jdbc.sql("update intake_head set position = ?, hash = ? where partition = ?")
        .param(position)
        .param(hash)
        .param(PARTITION)
        .update();
    return new OwnRecord(id, position, "sha256:" + HEX.formatHex(hash));
  }

  /// A UUIDv7 (RFC 9562, section 5.7).
  private static UUID timeOrdered(Instant at) {
    var random = ThreadLocalRandom.current();
    var high = (at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
