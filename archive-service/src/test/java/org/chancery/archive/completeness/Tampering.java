package org.chancery.archive.completeness;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.verify.Digest;
import org.chancery.verify.SegmentHead;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// A way to tamper with what one keeper has of a record, and to make it good again.
///
/// @param keeper whose, as figures name it
/// @param kind what it should be found as
/// @param position where it should be found
record Tampering(String name, String keeper, String kind, long position, Act tamper, Act restore) {

  /// Something done to a running archive.
  interface Act {
    void on(RunningArchive archive) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }

  private static final String AT = " where partition = 1 and position = %1$d";

  /// Every way there is, at a position of partition 1 that is neither the first nor the last of its
  /// day.
  ///
  /// @param first position of the segment it is in
  static List<Tampering> at(long position, long first, TestFeed feed, TestJournal journal) {
    var document = new Document(journal, position);
    return List.of(
        dropped("store", "record", position),
        again(
            "a byte of a record",
            "store",
            position,
            "update record set body = set_byte(body, 40, get_byte(body, 40) # 1)" + AT),
        again("two swapped records", "store", position, SWAP_RECORDS),
        sql(
            "a back-dated record",
            "store",
            "altered",
            position,
            "update record set at = at - interval '1 day'" + AT,
            "update record set at = at + interval '1 day'" + AT),
        dropped("ledger", "ledger.leaf", position),
        again(
            "a byte of a leaf",
            "ledger",
            position,
            "update ledger.leaf set entry = set_byte(entry, 200, get_byte(entry, 200) # 1)" + AT),
        again("two swapped leaves", "ledger", position, SWAP_LEAVES),
        sql(
            "dropped salts",
            "ledger",
            "altered",
            position,
            "create table kept as select * from ledger_salt"
                + AT
                + "; delete from ledger_salt"
                + AT,
            "insert into ledger_salt select * from kept; drop table kept"),
        new Tampering(
            "a byte of a segment",
            "vault",
            "altered",
            position,
            archive -> flip(archive, position),
            archive -> flip(archive, position)),
        new Tampering(
            "a segment that is not there",
            "vault",
            "missing",
            first,
            archive -> Files.move(segment(archive, position), aside(archive)),
            archive -> Files.move(aside(archive), segment(archive, position))),
        new Tampering(
            "a dropped document",
            "index",
            "missing",
            position,
            document::remove,
            document::restore),
        new Tampering(
            "another document", "index", "altered", position, document::change, document::restore),
        new Tampering(
            "a doubled document",
            "index",
            "altered",
            position,
            document::twice,
            archive -> document.remove(archive, "another")),
        new Tampering(
            "a record the journal lost",
            "journal",
            "missing",
            position,
            _ ->
                feed.tamper(lines ->
                    lines.stream()
                        .filter(line -> !line.hash().equals(journal.hash(1, position)))
                        .toList()),
            _ -> feed.tamper(UnaryOperator.identity())));
  }

  private static final String SWAP_RECORDS =
      """
      create table kept as select * from record where partition = 1 and position in (%1$d, %1$d + 1);
      delete from record where partition = 1 and position in (%1$d, %1$d + 1);
      insert into record (partition, position, id, type, at, conversation, hash, body)
        select partition, 2 * %1$d + 1 - position, id, type, at, conversation, hash, body from kept;
      drop table kept\
      """;

  private static final String SWAP_LEAVES =
      """
      update ledger.leaf a set entry = b.entry from ledger.leaf b
      where a.partition = 1 and b.partition = 1 and a.position in (%1$d, %1$d + 1)
        and b.position = 2 * %1$d + 1 - a.position\
      """;

  private static Tampering dropped(String keeper, String table, long position) {
    return sql(
        "a dropped row of " + table,
        keeper,
        "missing",
        position,
        "create table kept as select * from " + table + AT + "; delete from " + table + AT,
        "insert into " + table + " select * from kept; drop table kept");
  }

  /// What undoes itself when it is done again.
  private static Tampering again(String name, String keeper, long position, String sql) {
    return sql(name, keeper, "altered", position, sql, sql);
  }

  private static Tampering sql(
      String name, String keeper, String kind, long position, String does, String undoes) {
    return new Tampering(
        name,
        keeper,
        kind,
        position,
        archive -> execute(archive, does.formatted(position)),
        archive -> execute(archive, undoes.formatted(position)));
  }

  private static void execute(RunningArchive archive, String sql) {
    archive
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            List.of(sql.split(";"))
                .forEach(one -> archive.bean(JdbcClient.class).sql(one).update()));
  }

  private static Path aside(RunningArchive archive) {
    return archive.vault().resolve("aside");
  }

  private static Path segment(RunningArchive archive, long position) {
    var name =
        archive
            .bean(JdbcClient.class)
            .sql(
                """
                select 'segments/01/' || lpad(first_position::text, 12, '0') || '-' || encode(hash, 'hex') || '.seg'
                from vault_segment where partition = 1 and ? between first_position and last_position
                """)
            .param(position)
            .query(String.class)
            .single();
    return archive.vault().resolve("vault").resolve(name);
  }

  private static void flip(RunningArchive archive, long position) throws Exception {
    var file = segment(archive, position);
    var bytes = Files.readAllBytes(file);
    var hash = Digest.parse(file.getFileName().toString().substring(13, 77));
    var head = SegmentHead.read(new ByteArrayInputStream(bytes), hash);
    bytes[(int) head.offset((int) (position - head.first()))] ^= 1;
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
  }

  /// The index document of a record, as it was before anybody touched it.
  private static final class Document {
    private final TestJournal journal;
    private final long position;
    private @Nullable ObjectNode source;

    Document(TestJournal journal, long position) {
      this.journal = journal;
      this.position = position;
    }

    private String member(String name) {
      return TestFeed.json(journal.after(1, position - 1).getFirst()).path(name).stringValue("");
    }

    private String index(RunningArchive archive) {
      var alias = archive.context().getEnvironment().getRequiredProperty("chancery.search.alias");
      return alias + "-" + member("at").substring(0, 7);
    }

    private ObjectNode source(RunningArchive archive) throws IOException {
      if (source == null) {
        source =
            archive
                .bean(ElasticsearchClient.class)
                .get(get -> get.index(index(archive)).id(member("id")), ObjectNode.class)
                .source();
      }
      return Objects.requireNonNull(source).deepCopy();
    }

    void remove(RunningArchive archive, String id) throws IOException {
      source(archive);
      archive
          .bean(ElasticsearchClient.class)
          .delete(delete -> delete.index(index(archive)).id(id).refresh(Refresh.True));
    }

    void remove(RunningArchive archive) throws IOException {
      remove(archive, member("id"));
    }

    void write(RunningArchive archive, String id, ObjectNode document) throws IOException {
      archive
          .bean(ElasticsearchClient.class)
          .index(
              index -> index.index(index(archive)).id(id).document(document).refresh(Refresh.True));
    }

    void change(RunningArchive archive) throws IOException {
      write(archive, member("id"), source(archive).put("outcome", "blocked"));
    }

    void twice(RunningArchive archive) throws IOException {
      write(archive, "another", source(archive));
    }

    void restore(RunningArchive archive) throws IOException {
      write(archive, member("id"), source(archive));
    }
  }
}
