package org.chancery.archive.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The append-only table of records and, in the same transaction, the heads they move.
///
/// Nothing here updates or deletes a record; [Disposal] takes out what nothing keeps any longer.
/// One intake writes at a time; a second one that lost the race finds its heads stale and stores
/// nothing.
@Component
public class RecordStore {

  private static final String COLUMNS = "select r.body from record r ";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final RecordReader reader;
  private final Sightings sightings;
  private final MessageChanges changes;
  private final ApplicationEventPublisher events;

  RecordStore(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      RecordReader reader,
      Sightings sightings,
      MessageChanges changes,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.reader = reader;
    this.sightings = sightings;
    this.changes = changes;
    this.events = events;
  }

  /// The heads of all partitions, in partition order.
  public List<ChainHead> heads() {
    return jdbc.sql(
            "select partition, position, 'sha256:' || encode(hash, 'hex') as hash from intake_head order by partition")
        .query((row, _) ->
            new ChainHead(row.getInt("partition"), row.getLong("position"), row.getString("hash")))
        .list();
  }

  /// Stores verified records and moves the heads, all or nothing.
  ///
  /// @param records each the successor of the one before it in its partition
  /// @param before the heads the caller verified against
  /// @return whether they were stored; false when the heads have moved meanwhile
  public boolean append(List<JournalRecord> records, Collection<ChainHead> before) {
    var batch = RecordBatch.of(records);
    var stored =
        Boolean.TRUE.equals(
            transaction.execute(status -> {
              if (batch.moveHeads(jdbc, before)) {
                batch.insert(jdbc);
                batch.count(jdbc);
                sightings.record(records);
                changes.record(records);
                return true;
              }
              status.setRollbackOnly();
              return false;
            }));
    if (stored) {
      sightings.remember(records);
      events.publishEvent(new RecordsStored(records.size()));
    }
    return stored;
  }

  /// The hash stored at a position, if there is a record or was one.
  public Optional<String> hashAt(int partition, long position) {
    return jdbc.sql(
            """
            select 'sha256:' || encode(hash, 'hex') from record where partition = ? and position = ?
            union all
            select 'sha256:' || encode(hash, 'hex') from disposed_record where partition = ? and position = ?
            """)
        .param(partition)
        .param(position)
        .param(partition)
        .param(position)
        .query(String.class)
        .optional();
  }

  /// Which of these ids are already stored, or were.
  public Set<UUID> known(Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id from record where id = any(?::uuid[])
                union all select id from disposed_record where id = any(?::uuid[])
                """)
            .param(strings(ids))
            .param(strings(ids))
            .query(UUID.class)
            .list());
  }

  /// The next records after the given positions, in position order within each partition.
  ///
  /// @param after one position for each partition
  /// @param perPartition at most so many of each partition
  /// @param bytes stop after so many bytes, though never before the first record
  public List<JournalRecord> after(List<Long> after, int perPartition, int bytes) {
    return bytesAfter(after, perPartition, Integer.MAX_VALUE, bytes).stream()
        .map(stored -> reader.readStored(stored.body()))
        .toList();
  }

  /// A record that was not looked into.
  public record Unread(int partition, long position, CanonicalBytes body) {}

  /// The bytes of the next records after the given positions, in position order within each
  /// partition.
  ///
  /// @param after one position for each partition, the archive's own too where there are 17
  /// @param perPartition at most so many of each partition
  /// @param records at most so many in all
  /// @param bytes stop after so many bytes, though never before the first record
  public List<Unread> bytesAfter(List<Long> after, int perPartition, int records, int bytes) {
    return jdbc.sql(
            """
            select nth - 1 as partition, position, body from (
              select r.body, a.nth, r.position,
                     sum(octet_length(r.body)) over (order by a.nth, r.position) - octet_length(r.body) as before
              from unnest(?::bigint[]) with ordinality as a(position, nth)
              cross join lateral (
                select body, position from record
                where partition = a.nth - 1 and position > a.position
                order by position limit ?) r) portion
            where before < ? order by nth, position limit ?
            """)
        .param(after.stream().mapToLong(Long::longValue).toArray())
        .param(perPartition)
        .param(bytes)
        .param(records)
        .query((row, _) ->
            new Unread(
                row.getInt("partition"),
                row.getLong("position"),
                CanonicalBytes.of(row.getBytes("body"))))
        .list();
  }

  /// When the oldest record after the given positions happened; empty when there is none.
  public Optional<Instant> oldestAfter(List<Long> after) {
    return jdbc.sql(
            """
            select min(r.at) from unnest(?::bigint[]) with ordinality as a(position, nth)
            cross join lateral (
              select at from record
              where partition = a.nth - 1 and position > a.position
              order by position limit 1) r
            """)
        .param(after.stream().mapToLong(Long::longValue).toArray())
        .query(
            (row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(java.sql.Timestamp::toInstant))
        .single();
  }

  /// The record of that id.
  public Optional<JournalRecord> find(UUID id) {
    return jdbc.sql(COLUMNS + "where r.id = ?")
        .param(id)
        .query((row, _) -> stored(row.getBytes("body")))
        .optional();
  }

  /// The records of these ids, in no particular order; unknown ids are absent.
  public List<JournalRecord> findAll(Collection<UUID> ids) {
    return jdbc.sql(COLUMNS + "where r.id = any(?::uuid[])")
        .param(strings(ids))
        .query((row, _) -> stored(row.getBytes("body")))
        .list();
  }

  /// A page of a conversation's records, in the order they happened.
  ///
  /// @param from first position, inclusive
  /// @param limit at most so many
  public List<JournalRecord> conversationFrom(UUID conversation, long from, int limit) {
    return jdbc.sql(
            COLUMNS + "where r.conversation = ? and r.position >= ? order by r.position limit ?")
        .param(conversation)
        .param(from)
        .param(limit)
        .query((row, _) -> stored(row.getBytes("body")))
        .list();
  }

  /// The records of a conversation that precede a position, nearest last.
  public List<JournalRecord> conversationBefore(UUID conversation, long before, int limit) {
    var nearestFirst =
        jdbc.sql(
                COLUMNS
                    + "where r.conversation = ? and r.position < ? order by r.position desc limit ?")
            .param(conversation)
            .param(before)
            .param(limit)
            .query((row, _) -> stored(row.getBytes("body")))
            .list();
    return new ArrayList<>(nearestFirst).reversed();
  }

  /// How many records are stored, by type and outcome.
  public List<RecordCount> counts() {
    return jdbc.sql("select type, outcome, records from record_count order by type, outcome")
        .query((row, _) ->
            new RecordCount(
                row.getString("type"), row.getString("outcome"), row.getLong("records")))
        .list();
  }

  private JournalRecord stored(byte[] body) {
    return reader.readStored(CanonicalBytes.of(body));
  }

  private static String[] strings(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.toSet()).toArray(String[]::new);
  }
}
