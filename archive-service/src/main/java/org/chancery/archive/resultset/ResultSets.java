package org.chancery.archive.resultset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.access.Officer;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.resultset.ResultSet.Item;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of frozen result sets: written once, read by the members of their matter. To anybody
/// else a set does not exist.
@Component
class ResultSets {

  private static final int PORTION = 5_000;
  private static final String SELECT =
      """
      select s.*, m.name as matter_name,
        (select count(*) from result_set_item i join disposed_record d on d.id = i.record
         where i.result_set = s.id) as gone
      from result_set s join matter m on m.id = s.matter
      join matter_member mm on mm.matter = m.id and mm.username = ?
      """;
  private static final String ITEMS =
      """
      select i.*, d.disposed_at from result_set_item i
      left join disposed_record d on d.id = i.record
      """;

  private final JdbcClient jdbc;

  ResultSets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The sets of the officer's matters, newest first.
  List<ResultSet> of(Officer officer) {
    return jdbc.sql(SELECT + "order by s.frozen_at desc limit 500")
        .param(officer.username())
        .query((row, _) -> set(row))
        .list();
  }

  /// One set.
  ///
  /// @throws Refusal 404 where there is none, or the officer is not of its matter
  ResultSet find(Officer officer, UUID id) {
    return jdbc.sql(SELECT + "where s.id = ?")
        .param(officer.username())
        .param(id)
        .query((row, _) -> set(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("result set"));
  }

  /// Where these records stand, in the order they happened; those the store does not have are left
  /// out, because what is not on record was not found.
  List<Item> places(List<UUID> ids) {
    var found =
        jdbc
            .sql(
                """
                select 0 as number, id as record, partition, position, at,
                  'sha256:' || encode(hash, 'hex') as hash, null::timestamptz as disposed_at
                from record where id = any(?::uuid[])
                """)
            .param(strings(ids))
            .query((row, _) -> item(row))
            .list()
            .stream()
            .sorted(
                Comparator.comparing(Item::at)
                    .thenComparingInt(Item::partition)
                    .thenComparingLong(Item::position))
            .toList();
    return java.util.stream.IntStream.range(0, found.size())
        .mapToObj(index -> numbered(found.get(index), index + 1))
        .toList();
  }

  /// Writes a set, in the transaction that writes its items.
  void insert(ResultSet set) {
    jdbc.sql(
            """
            insert into result_set (id, matter, name, query, purpose, frozen_at, frozen_by, reached, left_out, not_searchable,
              records, digest, ledger_size, ledger_root, record)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(set.id())
        .param(set.matter())
        .param(set.name())
        .param(set.query())
        .param(set.purpose())
        .param(Timestamp.from(set.frozenAt()))
        .param(set.frozenBy())
        .param(set.reached().toArray(Long[]::new))
        .param(set.leftOut())
        .param(set.notSearchable())
        .param(set.records())
        .param(set.digest())
        .param(set.ledgerSize())
        .param(set.ledgerRoot())
        .param(set.record())
        .update();
  }

  /// Writes a set's items, in the transaction that writes the set after them.
  void insert(UUID set, List<Item> items) {
    for (var from = 0; from < items.size(); from += PORTION) {
      portion(set, items.subList(from, Math.min(items.size(), from + PORTION)));
    }
  }

  private void portion(UUID set, List<Item> items) {
    jdbc.sql(
            """
            insert into result_set_item (result_set, number, record, partition, position, at, hash)
            select ?, * from unnest(?::int[], ?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[], ?::text[])
            """)
        .param(set)
        .param(items.stream().mapToInt(Item::number).toArray())
        .param(strings(items.stream().map(Item::record).toList()))
        .param(items.stream().mapToInt(Item::partition).toArray())
        .param(items.stream().mapToLong(Item::position).toArray())
        .param(items.stream().map(item -> item.at().toString()).toArray(String[]::new))
        .param(items.stream().map(Item::hash).toArray(String[]::new))
        .update();
  }

  /// A page of a set's items.
  ///
  /// @param after the number of the last one before them
  List<Item> items(UUID set, int after, int limit) {
    return jdbc.sql(ITEMS + "where i.result_set = ? and i.number > ? order by i.number limit ?")
        .param(set)
        .param(after)
        .param(limit)
        .query((row, _) -> item(row))
        .list();
  }

  /// All of a set's items.
  List<Item> items(UUID set) {
    return items(set, 0, Integer.MAX_VALUE);
  }

  /// Which of these records were disposed of.
  Set<UUID> gone(Collection<UUID> records) {
    return new HashSet<>(
        jdbc.sql("select id from disposed_record where id = any(?::uuid[])")
            .param(strings(records))
            .query(UUID.class)
            .list());
  }

  /// The digest of items: SHA-256 over their lines.
  static String digest(List<Item> items) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      items.forEach(item -> digest.update(item.line().getBytes(StandardCharsets.US_ASCII)));
      return "sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static ResultSet set(java.sql.ResultSet row) throws SQLException {
    return new ResultSet(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        row.getString("matter_name"),
        row.getString("name"),
        row.getString("query"),
        row.getString("purpose"),
        row.getTimestamp("frozen_at").toInstant(),
        row.getString("frozen_by"),
        Arrays.asList((Long[]) row.getArray("reached").getArray()),
        row.getLong("left_out"),
        row.getLong("not_searchable"),
        row.getInt("records"),
        row.getString("digest"),
        row.getLong("ledger_size"),
        row.getString("ledger_root"),
        row.getObject("record", UUID.class),
        row.getLong("gone"));
  }

  private static Item item(java.sql.ResultSet row) throws SQLException {
    var gone = row.getTimestamp("disposed_at");
    return new Item(
        row.getInt("number"),
        row.getObject("record", UUID.class),
        row.getInt("partition"),
        row.getLong("position"),
        row.getTimestamp("at").toInstant(),
        row.getString("hash"),
        gone == null ? null : gone.toInstant());
  }

  private static Item numbered(Item item, int number) {
    return new Item(
        number,
        item.record(),
        item.partition(),
        item.position(),
        item.at(),
        item.hash(),
        item.goneAt());
  }

  private static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
