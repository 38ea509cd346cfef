package org.chancery.archive.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chancery.verify.LedgerPortion.Content;
import org.chancery.verify.ledger.ByteString;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which part of the ledger was written into the vault, and what is to be written next.
@Component
class DepositBooks {

  private static final String COLUMNS =
      "select number, note, made_at, size, checkpoint, cosignature, time_stamp, enclosed from ledger_deposit ";

  private static final int MOST_ATTESTATIONS = 1_000;

  private final JdbcClient jdbc;

  DepositBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How far a deposit went.
  ///
  /// @param size leaves
  /// @param checkpoint id of the last head in it
  /// @param cosignature id of the last one in it, 0 for none
  /// @param timeStamp likewise
  /// @param enclosed how many enclosures
  record Reach(long size, long checkpoint, long cosignature, long timeStamp, long enclosed) {
    static final Reach NONE = new Reach(0, 0, 0, 0, 0);
  }

  /// A deposit.
  ///
  /// @param note as it is signed
  record Made(long number, String note, Instant at, Reach reach) {}

  /// What a witness said of a head.
  record Cosigned(long id, long checkpoint, String note, String line) {}

  /// A time stamp token over a head.
  record Stamped(long id, long checkpoint, String note, ByteString token) {}

  Optional<Made> last() {
    return jdbc.sql(COLUMNS + "order by number desc limit 1").query(DepositBooks::made).optional();
  }

  List<Made> unwritten() {
    return jdbc.sql(COLUMNS + "where not is_written order by number")
        .query(DepositBooks::made)
        .list();
  }

  List<Content> files(long number) {
    return jdbc.sql("select name, content from ledger_deposit_file where number = ? order by name")
        .param(number)
        .query((row, _) -> Content.of(row.getString("name"), row.getBytes("content")))
        .list();
  }

  void begin(Made deposit, List<Content> files) {
    jdbc.sql(
            """
            insert into ledger_deposit
              (number, note, made_at, size, checkpoint, cosignature, time_stamp, enclosed, is_written)
            values (?, ?, ?, ?, ?, ?, ?, ?, false)
            """)
        .param(deposit.number())
        .param(deposit.note())
        .param(Timestamp.from(deposit.at()))
        .param(deposit.reach().size())
        .param(deposit.reach().checkpoint())
        .param(deposit.reach().cosignature())
        .param(deposit.reach().timeStamp())
        .param(deposit.reach().enclosed())
        .update();
    for (var file : files) {
      jdbc.sql("insert into ledger_deposit_file (number, name, content) values (?, ?, ?)")
          .param(deposit.number())
          .param(file.name())
          .param(file.bytes().toArray())
          .update();
    }
  }

  void written(long number) {
    jdbc.sql("update ledger_deposit set is_written = true where number = ?").param(number).update();
    jdbc.sql("delete from ledger_deposit_file where number = ?").param(number).update();
  }

  /// The salts that open the commitments of some leaves to the hash of their record; zeros where
  /// they were destroyed.
  List<byte[]> salts(long from, int count) {
    return jdbc.sql(
            """
            select coalesce(substring(s.salts from 81 for 16), decode(repeat('00', 16), 'hex'))
            from ledger.leaf l
            left join ledger_salt s on s.partition = l.partition and s.position = l.position
            where l.index >= ? and l.index < ? order by l.index
            """)
        .param(from)
        .param(from + count)
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  /// The last head that is not over more than some leaves; the next one where all are.
  Optional<Reach> reach(Reach before, long mostLeaves) {
    return jdbc.sql(
            """
            (select id, size from ledger.checkpoint where id > ? and size <= ? order by id desc limit 1)
            union all
            (select id, size from ledger.checkpoint where id > ? order by id limit 1)
            order by id desc limit 1
            """)
        .param(before.checkpoint())
        .param(before.size() + mostLeaves)
        .param(before.checkpoint())
        .query((row, _) ->
            new Reach(
                row.getLong("size"),
                row.getLong("id"),
                before.cosignature(),
                before.timeStamp(),
                before.enclosed()))
        .optional();
  }

  /// The notes of heads in the order they were signed.
  List<String> heads(long after, long upTo) {
    return jdbc.sql("select note from ledger.checkpoint where id > ? and id <= ? order by id")
        .param(after)
        .param(upTo)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Cosignatures that came in after one, as long as they are of heads up to one.
  List<Cosigned> cosignatures(long after, long upTo) {
    return jdbc
        .sql(
            """
            select s.id, s.line, s.checkpoint, c.note from ledger.cosignature s
            join ledger.checkpoint c on c.id = s.checkpoint
            where s.id > ? order by s.id limit ?
            """)
        .param(after)
        .param(MOST_ATTESTATIONS)
        .query((row, _) ->
            new Cosigned(
                row.getLong("id"),
                row.getLong("checkpoint"),
                row.getString("note"),
                row.getString("line")))
        .list()
        .stream()
        .takeWhile(one -> one.checkpoint() <= upTo)
        .toList();
  }

  /// Time stamps that came in after one, as long as they are of heads up to one.
  List<Stamped> timeStamps(long after, long upTo) {
    return jdbc
        .sql(
            """
            select s.id, s.token, s.checkpoint, c.note from ledger.time_stamp s
            join ledger.checkpoint c on c.id = s.checkpoint
            where s.id > ? order by s.id limit ?
            """)
        .param(after)
        .param(MOST_ATTESTATIONS)
        .query((row, _) ->
            new Stamped(
                row.getLong("id"),
                row.getLong("checkpoint"),
                row.getString("note"),
                ByteString.of(row.getBytes("token"))))
        .list()
        .stream()
        .takeWhile(one -> one.checkpoint() <= upTo)
        .toList();
  }

  private static Made made(ResultSet row, int number) throws SQLException {
    return new Made(
        row.getLong("number"),
        row.getString("note"),
        row.getTimestamp("made_at").toInstant(),
        new Reach(
            row.getLong("size"),
            row.getLong("checkpoint"),
            row.getLong("cosignature"),
            row.getLong("time_stamp"),
            row.getLong("enclosed")));
  }
}
