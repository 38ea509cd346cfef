package org.chancery.archive.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.own.OwnRecords;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.Salts;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TileSource;
import org.chancery.verify.ledger.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ledger's tables. Every statement here selects or inserts; the role it runs as may do nothing
/// else.
@Component
class LedgerTables implements TileSource {

  private static final int PARTITIONS = OwnRecords.PARTITION + 1;

  private final JdbcClient jdbc;

  /// The schema is a parameter only because it must be there first.
  LedgerTables(JdbcClient jdbc, LedgerSchema schema) {
    this.jdbc = jdbc;
  }

  /// A checkpoint as it is stored.
  ///
  /// @param note as it was signed by this log
  record StoredCheckpoint(long id, long size, ByteString root, Instant at, String note) {}

  /// How many leaves there are.
  long size() {
    return jdbc.sql("select coalesce(max(index) + 1, 0) from ledger.leaf")
        .query(Long.class)
        .single();
  }

  /// The last sealed position of every partition.
  List<Long> sealed() {
    return jdbc.sql(
            """
            select coalesce((select max(position) from ledger.leaf where partition = p), 0)
            from generate_series(0, ?) p order by p
            """)
        .param(PARTITIONS - 1)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// Where a record's leaf is.
  Optional<Long> index(int partition, long position) {
    return jdbc.sql("select index from ledger.leaf where partition = ? and position = ?")
        .param(partition)
        .param(position)
        .query(Long.class)
        .optional();
  }

  /// The entries of leaves that follow one another; fewer where the ledger ends.
  List<byte[]> entries(long from, int count) {
    return jdbc.sql("select entry from ledger.leaf where index >= ? and index < ? order by index")
        .param(from)
        .param(from + count)
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  @Override
  public Tile tile(int level, long index, int width) {
    var full =
        jdbc.sql("select hashes from ledger.tile where level = ? and index = ?")
            .param(level)
            .param(index)
            .query((row, _) -> row.getBytes(1))
            .optional();
    var hashes =
        full.orElseGet(
            () -> joined(level == 0 ? leaves(index, width) : roots(level, index, width)));
    if (hashes.length < width * TreeHash.LENGTH) {
      throw new IllegalStateException(
          "tile " + level + "/" + index + " has fewer than " + width + " hashes");
    }
    return new Tile(level, index, ByteString.of(hashes, 0, width * TreeHash.LENGTH));
  }

  /// A full tile as it is stored.
  Optional<Frontier.Full> fullTile(int level, long index) {
    return jdbc.sql("select hashes, root from ledger.tile where level = ? and index = ?")
        .param(level)
        .param(index)
        .query((row, _) ->
            new Frontier.Full(
                new Tile(level, index, ByteString.of(row.getBytes("hashes"))),
                ByteString.of(row.getBytes("root"))))
        .optional();
  }

  /// How many full tiles are stored, without those that leaves from a number on have filled.
  long tileCount(long end) {
    return jdbc.sql(
            """
            select count(*) from ledger.tile
            where (index + 1) * power(256::numeric, level + 1)
                  not between ?::numeric + 1 and (select coalesce(max(index) + 1, 0) from ledger.leaf)
            """)
        .param(end)
        .query(Long.class)
        .single();
  }

  private List<byte[]> leaves(long index, int width) {
    return entries(index * Tile.WIDTH, width).stream().map(TreeHash::leaf).toList();
  }

  private List<byte[]> roots(int level, long index, int width) {
    return jdbc.sql(
            "select root from ledger.tile where level = ? and index >= ? and index < ? order by index")
        .param(level - 1)
        .param(index * Tile.WIDTH)
        .param(index * Tile.WIDTH + width)
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  /// The newest checkpoint.
  Optional<StoredCheckpoint> newest() {
    return jdbc.sql(
            "select id, size, root, at, note from ledger.checkpoint order by id desc limit 1")
        .query((row, _) ->
            new StoredCheckpoint(
                row.getLong("id"),
                row.getLong("size"),
                ByteString.of(row.getBytes("root")),
                row.getTimestamp("at").toInstant(),
                row.getString("note")))
        .optional();
  }

  /// Checkpoints after an id, oldest first.
  List<StoredCheckpoint> checkpointsAfter(long id, int limit) {
    return jdbc.sql(
            "select id, size, root, at, note from ledger.checkpoint where id > ? order by id limit ?")
        .param(id)
        .param(limit)
        .query((row, _) ->
            new StoredCheckpoint(
                row.getLong("id"),
                row.getLong("size"),
                ByteString.of(row.getBytes("root")),
                row.getTimestamp("at").toInstant(),
                row.getString("note")))
        .list();
  }

  /// A checkpoint's note with what witnesses have said of it so far.
  SignedNote cosigned(StoredCheckpoint checkpoint) {
    return SignedNote.read(checkpoint.note())
        .with(cosignatures(checkpoint.id()).stream().map(SignedNote.Signature::read).toList());
  }

  /// The signature lines others gave to a checkpoint.
  List<String> cosignatures(long checkpoint) {
    return jdbc.sql("select line from ledger.cosignature where checkpoint = ? order by line")
        .param(checkpoint)
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Every key that ever signed, oldest first.
  List<NoteKey> keys() {
    return jdbc.sql("select vkey from ledger.note_key order by since, vkey")
        .query((row, _) -> NoteKey.read(row.getString(1)))
        .list();
  }

  void insertLeaves(long first, List<Entry> entries) {
    jdbc.sql(
            """
            insert into ledger.leaf (index, partition, position, entry)
            select ? + nth - 1, partition, position, entry
            from unnest(?::smallint[], ?::bigint[], ?::bytea[])
              with ordinality as n(partition, position, entry, nth)
            """)
        .param(first)
        .param(entries.stream().mapToInt(Entry::partition).toArray())
        .param(entries.stream().mapToLong(Entry::position).toArray())
        .param(entries.stream().map(Entry::bytes).toArray(byte[][]::new))
        .update();
  }

  void insertSalts(List<Entry> entries, List<Salts> salts) {
    jdbc.sql(
            """
            insert into ledger_salt (partition, position, salts)
            select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])
            """)
        .param(entries.stream().mapToInt(Entry::partition).toArray())
        .param(entries.stream().mapToLong(Entry::position).toArray())
        .param(salts.stream().map(some -> some.bytes().toArray()).toArray(byte[][]::new))
        .update();
  }

  /// The salts of a record, unless they were destroyed.
  Optional<Salts> salts(int partition, long position) {
    return jdbc.sql("select salts from ledger_salt where partition = ? and position = ?")
        .param(partition)
        .param(position)
        .query((row, _) -> new Salts(ByteString.of(row.getBytes(1))))
        .optional();
  }

  void insertTiles(Collection<Frontier.Full> tiles) {
    for (var full : tiles) {
      jdbc.sql("insert into ledger.tile (level, index, hashes, root) values (?, ?, ?, ?)")
          .param(full.tile().level())
          .param(full.tile().index())
          .param(full.tile().hashes().toArray())
          .param(full.root().toArray())
          .update();
    }
  }

  void insertCheckpoint(Checkpoint checkpoint, Instant at, SignedNote note) {
    jdbc.sql("insert into ledger.checkpoint (size, root, at, note) values (?, ?, ?, ?)")
        .param(checkpoint.size())
        .param(checkpoint.root().toArray())
        .param(Timestamp.from(at))
        .param(note.toString())
        .update();
  }

  void insertKeys(List<NoteKey> keys, Instant since) {
    for (var key : keys) {
      jdbc.sql("insert into ledger.note_key (vkey, since) values (?, ?) on conflict do nothing")
          .param(key.vkey())
          .param(Timestamp.from(since))
          .update();
    }
  }

  /// Lets one node at a time append, until the transaction ends.
  boolean lock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('chancery.ledger'))")
        .query(Boolean.class)
        .single();
  }

  private static byte[] joined(List<byte[]> hashes) {
    var bytes = new byte[hashes.size() * TreeHash.LENGTH];
    var at = 0;
    for (var hash : hashes) {
      System.arraycopy(hash, 0, bytes, at, TreeHash.LENGTH);
      at += TreeHash.LENGTH;
    }
    return bytes;
  }
}
