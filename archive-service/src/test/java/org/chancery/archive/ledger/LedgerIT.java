package org.chancery.archive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.FieldGroup;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.InclusionProof;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TilePath;
import org.chancery.verify.ledger.TileTree;
import org.chancery.verify.ledger.TreeHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ledger as anybody sees it who has nothing but its address, and a receipt.
final class LedgerIT {

  private static final Path SAVED = Path.of("..", "docs", "contracts", "ledger-proof.json");
  private static final String CHAT = "http://chat.example";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static final HttpClient http = HttpClient.newHttpClient();
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive =
        new RunningArchive(
            feed.url(),
            TestServers.elasticsearch(),
            "--chancery.ledger.proofs.origins=" + CHAT,
            "--chancery.ledger.proofs.a-minute=10000");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
    http.close();
  }

  @Test
  @DisplayName("P4: everything on record is sealed, and the tiles make the root that was signed")
  void everythingOnRecordIsSealed() {
    var room = Room.in(3);
    IntStream.range(0, 700).forEach(i -> journal.posted(room, Person.RANA, "message " + i));
    awaitSealed(3, journal.head(3));

    assertThat(readAsAnybodyWould().get(3)).isEqualTo(journal.head(3));
  }

  /// Reads the whole ledger and checks that its entries make its tiles, and its tiles what is
  /// signed.
  ///
  /// @return the last position of each partition
  private static Map<Integer, Long> readAsAnybodyWould() {
    var note = SignedNote.read(text("/ledger/checkpoint"));
    var keys = text("/ledger/keys").lines().map(NoteKey::read).toList();
    var checkpoint = Checkpoint.read(note.text());
    assertThat(note.signers(keys)).hasSize(2);

    // The tree of the entries is the tree of the tiles is what was signed.
    var frontier = new Frontier();
    var positions = new HashMap<Integer, Long>();
    for (long tile = 0; Tile.width(0, tile, checkpoint.size()) > 0; tile++) {
      var width = Tile.width(0, tile, checkpoint.size());
      var hashes = bytes("/ledger/tile/0/" + TilePath.of(tile, width));
      var bundle = ByteBuffer.wrap(bytes("/ledger/tile/entries/" + TilePath.of(tile, width)));
      for (var i = 0; i < width; i++) {
        var entry = new byte[bundle.getShort()];
        bundle.get(entry);
        var leaf = TreeHash.leaf(entry);
        assertThat(leaf).isEqualTo(Arrays.copyOfRange(hashes, i * 32, (i + 1) * 32));
        frontier.append(leaf);
        var read = Entry.read(entry);
        assertThat(read.position()).isEqualTo(positions.merge(read.partition(), 1L, Long::sum));
      }
      assertThat(bundle.hasRemaining()).isFalse();
    }
    assertThat(ByteString.of(frontier.root())).isEqualTo(checkpoint.root());
    var remote =
        new TileTree((level, index, width) ->
            new Tile(
                level,
                index,
                ByteString.of(bytes("/ledger/tile/" + level + "/" + TilePath.of(index, width)))));
    assertThat(ByteString.of(remote.root(checkpoint.size()))).isEqualTo(checkpoint.root());
    return positions;
  }

  @Test
  @DisplayName("P4: whoever holds a receipt gets a proof that verifies offline")
  void receiptGetsAProofThatVerifiesOffline() throws IOException {
    journal.posted(Room.in(5), Person.RANA, "proof of this");
    awaitSealed(5, 1);

    var hash = journal.hash(5, 1);
    var answer = JSON.readTree(text("/proofs/5/1?hash=" + hash));

    assertThat(answer.path("state").stringValue()).isEqualTo("sealed");
    assertThat(verifies(answer, hash)).isTrue();
    assertThat(verifies(answer, journal.hash(3, 0))).isFalse();
    assertThat(answer.toString()).doesNotContain("proof of this").doesNotContain("haddad");
    if (Boolean.parseBoolean(System.getenv("OPENAPI_WRITE"))) {
      var saved =
          Map.of("receipt", Map.of("partition", 5, "position", 1, "hash", hash), "proof", answer);
      Files.writeString(
          SAVED, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(saved) + "\n");
    }
  }

  @Test
  @DisplayName("P4: a proof that was saved verifies for good, as the chat's own code finds too")
  void savedProofVerifies() throws IOException {
    var saved = JSON.readTree(Files.readString(SAVED));

    assertThat(verifies(saved.path("proof"), saved.path("receipt").path("hash").stringValue()))
        .isTrue();
  }

  @Test
  @DisplayName("P4: without the hash nobody learns whether there is a record")
  void withoutTheHashNobodyLearnsWhetherThereIsARecord() {
    journal.posted(Room.in(6), Person.RANA, "guess this");
    awaitSealed(6, 1);
    var wrong = "sha256:" + "ab".repeat(32);

    var present = get("/proofs/6/1?hash=" + wrong, null);
    var absent = get("/proofs/6/99?hash=" + wrong, null);
    var nowhere = get("/proofs/77/1?hash=" + wrong, null);

    assertThat(present.statusCode()).isEqualTo(404);
    assertThat(withoutPath(absent)).isEqualTo(withoutPath(present));
    assertThat(withoutPath(nowhere)).isEqualTo(withoutPath(present));
    assertThat(get("/proofs/6/1?hash=what", null).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyTheChatMayAskFromABrowser() {
    journal.posted(Room.in(7), Person.RANA, "asked from a page");
    awaitSealed(7, 1);
    var address = "/proofs/7/1?hash=" + journal.hash(7, 1);

    assertThat(get(address, CHAT).headers().firstValue("Access-Control-Allow-Origin"))
        .contains(CHAT);
    assertThat(get(address, "http://elsewhere.example").statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("P4: each head continues the one before it, through restarts and changes of keys")
  void eachHeadContinuesTheOneBefore() {
    var tables = archive.bean(LedgerTables.class);
    journal.posted(Room.in(8), Person.RANA, "before the restart");
    awaitSealed(8, 1);
    var old = tables.keys();

    archive.restart("--chancery.ledger.key-files=" + RunningArchive.ledgerKey());
    journal.posted(Room.in(8), Person.RANA, "after it");
    awaitSealed(8, 2);

    tables = archive.bean(LedgerTables.class);
    var keys = tables.keys();
    assertThat(keys).hasSize(old.size() + 2).containsAll(old);
    var checkpoints = tables.checkpointsAfter(0, 10_000);
    var tree = new TileTree(tables);
    for (var i = 0; i < checkpoints.size(); i++) {
      var note = SignedNote.read(checkpoints.get(i).note());
      assertThat(note.signers(keys)).hasSize(2);
      if (i > 0 && checkpoints.get(i - 1).size() > 0) {
        var earlier = checkpoints.get(i - 1);
        assertThat(
                tree.consistency(earlier.size(), checkpoints.get(i).size())
                    .verifies(earlier.root().toArray(), checkpoints.get(i).root().toArray()))
            .isTrue();
      }
    }
    assertThat(SignedNote.read(checkpoints.getLast().note()).signers(old)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger.leaf", "ledger_salt", "ledger.tile", "ledger.checkpoint"})
  @DisplayName("P4: sealing that dies at any step leaves nothing lost and nothing twice")
  void sealingThatDiesAtAnyStepLosesNothing(String table) {
    var database = archive.bean(JdbcClient.class);
    var partition =
        9
            + List.of("ledger.leaf", "ledger_salt", "ledger.tile", "ledger.checkpoint")
                .indexOf(table);
    database
        .sql(
            """
            create or replace function dies() returns trigger language plpgsql
            as $$ begin raise exception 'dies here'; end $$
            """)
        .update();
    database
        .sql("create trigger dies after insert on " + table + " execute function dies()")
        .update();
    var room = Room.in(partition);
    IntStream.range(0, 600).forEach(i -> journal.posted(room, Person.RANA, "dies " + i));
    RunningArchive.await(
        "sealing fails", () -> archive.bean(SealingLoop.class).failingSince().isPresent());

    assertThat(archive.bean(LedgerTables.class).sealed().get(partition)).isLessThan(600);
    database.sql("drop trigger dies on " + table).update();
    awaitSealed(partition, 600);

    RunningArchive.await(
        "sealing is well", () -> archive.bean(SealingLoop.class).failingSince().isEmpty());
    assertThat(readAsAnybodyWould().get(partition)).isEqualTo(600);
  }

  @Test
  void tilesThatAreNotThereAndAddressesOfNoneAreNotFound() {
    for (var path :
        List.of(
            "/ledger/tile/0/999",
            "/ledger/tile/9/000",
            "/ledger/tile/0/000.p/256",
            "/ledger/tile/0/000.p/0",
            "/ledger/tile/0/x000/000",
            "/ledger/tile/0/0",
            "/ledger/tile/64/000",
            "/ledger/tile/entries/x001/999")) {
      assertThat(get(path, null).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(TilePath.of(1_234_067, 256)).isEqualTo("x001/x234/067");
    assertThat(TilePath.read("3", "/x001/x234/067.p/8")).isEqualTo(new TilePath(3, 1_234_067, 8));
  }

  private static boolean verifies(JsonNode answer, String hash) {
    var entry = ByteString.fromBase64(answer.path("entry").stringValue()).toArray();
    var salt = ByteString.fromBase64(answer.path("salt").stringValue()).toArray();
    var digits = HexFormat.of().parseHex(hash.substring("sha256:".length()));
    var lines = answer.path("proof").stringValue();
    var end = lines.indexOf("\n\n");
    var head = lines.substring(0, end).lines().toList();
    var note = SignedNote.read(lines.substring(end + 2));
    var checkpoint = Checkpoint.read(note.text());
    var proof =
        new InclusionProof(
            Long.parseLong(head.get(1).substring("index ".length())),
            checkpoint.size(),
            head.stream().skip(2).map(line -> ByteString.fromBase64(line).toArray()).toList());
    var keys =
        answer.path("keys").valueStream().map(key -> NoteKey.read(key.stringValue())).toList();
    return head.getFirst().equals("c2sp.org/tlog-proof@v1")
        && Entry.read(entry).commitsTo(FieldGroup.RECORD, salt, digits)
        && proof.verifies(TreeHash.leaf(entry), checkpoint.root().toArray())
        && !note.signers(keys).isEmpty();
  }

  private static void awaitSealed(int partition, long position) {
    RunningArchive.await(
        "partition " + partition + " is sealed up to " + position,
        () -> archive.bean(LedgerTables.class).sealed().get(partition) >= position);
  }

  private static String withoutPath(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8)
        .replaceAll("\"instance\":\"[^\"]*\"", "");
  }

  private static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String path) {
    var response = get(path, null);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private static HttpResponse<byte[]> get(
      String path, @org.jspecify.annotations.Nullable String origin) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + archive.port() + path));
    if (origin != null) {
      request.header("Origin", origin);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
