package org.chancery.archive.ledger;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.ConsistencyProof;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.NoteSigner;
import org.chancery.verify.ledger.SignedNote;
import org.jspecify.annotations.Nullable;

/// A witness as C2SP tlog-witness says: it cosigns a head only when it is signed by the log, and is
/// proven to continue the last one it cosigned.
final class TestWitness implements AutoCloseable {

  private final NoteSigner signer;
  private final HttpServer server;
  private volatile List<NoteKey> log = List.of();
  private volatile boolean isAway;
  private volatile boolean isForging;
  private @Nullable Checkpoint cosigned;

  TestWitness(String name) {
    try {
      signer = NoteSigner.of(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    server.createContext(
        "/witness/add-checkpoint",
        exchange -> {
          var question =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var answer = answer(question);
          var body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", answer.type());
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private record Answer(int status, String type, String body) {
    static Answer of(int status) {
      return new Answer(status, "text/plain", "");
    }
  }

  /// The submission prefix.
  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/witness");
  }

  /// The key of its cosignatures.
  NoteKey key() {
    return signer.keys().getLast();
  }

  /// Trusts the keys of a log.
  void trust(List<NoteKey> keys) {
    log = keys.stream().filter(key -> key.kind() == NoteKey.Kind.TEXT).toList();
  }

  void beAway(boolean away) {
    isAway = away;
  }

  /// Signs something else than what it was shown.
  void forge(boolean forging) {
    isForging = forging;
  }

  /// The last head it cosigned.
  synchronized @Nullable Checkpoint cosigned() {
    return cosigned;
  }

  /// As if it had cosigned this head of the log's name: another one than the log knows, perhaps.
  synchronized void remember(@Nullable Checkpoint other) {
    cosigned = other;
  }

  private synchronized Answer answer(String question) {
    if (isAway) {
      return Answer.of(503);
    }
    var end = question.indexOf("\n\n");
    var lines = question.substring(0, end).lines().toList();
    var old = Long.parseLong(lines.getFirst().substring("old ".length()));
    var proof = lines.stream().skip(1).map(line -> Base64.getDecoder().decode(line)).toList();
    var note = SignedNote.read(question.substring(end + 2));
    var head = Checkpoint.read(note.text());
    if (log.stream().noneMatch(key -> key.name().equals(head.origin()))) {
      return Answer.of(404);
    }
    if (note.signers(log).isEmpty()) {
      return Answer.of(403);
    }
    if (old > head.size()) {
      return Answer.of(400);
    }
    var last = cosigned;
    var known = last == null ? 0 : last.size();
    if (old != known) {
      return new Answer(409, "text/x.tlog.size", known + "\n");
    }
    var continues =
        last == null
            ? proof.isEmpty()
            : new ConsistencyProof(old, head.size(), proof)
                .verifies(last.root().toArray(), head.root().toArray());
    if (!continues) {
      return Answer.of(422);
    }
    if (isForging) {
      var other = signer.sign("something else\n", Instant.now()).getLast();
      return new Answer(200, "text/plain", other.line() + "\n");
    }
    cosigned = head;
    var line = signer.sign(note.text(), Instant.now()).getLast().line();
    var foreign = "\u2014 somebody.else AAAAAAECAwQ=";
    return new Answer(200, "text/plain", foreign + "\n" + line + "\n");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
