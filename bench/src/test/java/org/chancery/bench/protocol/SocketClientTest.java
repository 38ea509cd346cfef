package org.chancery.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chancery.bench.protocol.ServerFrame.Field;
import org.chancery.bench.wire.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SocketClientTest {

  private final TinyServer server = new TinyServer();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Sockets sockets =
      new Sockets(
          server.address("http", ""),
          new SocketListener() {
            @Override
            public void frame(SocketClient client, ServerFrame frame) {
              heard.add(frame.type() + " " + frame.text(Field.CLIENT_ID));
            }

            @Override
            public void lost(SocketClient client, int code, String reason) {
              heard.add("lost " + code);
            }

            @Override
            public void gaveUp(SocketClient client, String why) {
              heard.add("gave up");
            }
          },
          Duration.ofSeconds(20));

  @AfterEach
  void close() throws IOException {
    sockets.close();
    server.close();
  }

  @Test
  @DisplayName("P3: an unanswered post is sent again under the same client id, behind the resume")
  void anUnansweredPostIsSentAgainBehindTheResume() throws Exception {
    var opening = opening();
    var first = server.accept();
    first.text("{\"type\":\"welcome\",\"cursor\":\"c0\"}");
    var client = opening.get(10, TimeUnit.SECONDS);
    assertThat(first.read().text()).isEqualTo("{\"type\":\"ping\"}");
    client.post("run-1", "room", "one");
    assertThat(first.read().text()).contains("\"clientId\":\"run-1\"");
    first.text("{\"type\":\"accepted\",\"clientId\":\"run-1\",\"cursor\":\"c1\"}");
    assertThat(next()).isEqualTo("ACCEPTED run-1");
    client.post("run-2", "room", "two");
    first.close();
    assertThat(next()).startsWith("lost");

    var second = server.accept();
    second.text("{\"type\":\"welcome\",\"cursor\":\"c9\"}");
    assertThat(second.read().text()).isEqualTo("{\"type\":\"resume\",\"cursor\":\"c1\"}");
    second.text("{\"type\":\"message\",\"clientId\":\"run-0\",\"cursor\":\"c2\"}");
    second.text("{\"type\":\"resumed\",\"replayed\":1,\"cursor\":\"c3\"}");

    assertThat(second.read().text()).contains("\"clientId\":\"run-2\"").contains("\"two\"");
    assertThat(next()).isEqualTo("MESSAGE run-0");
    assertThat(next()).startsWith("RESUMED");
  }

  @Test
  @DisplayName("P3: what arrives before the resume does not move the cursor over the gap")
  void whatArrivesBeforeTheResumeDoesNotMoveTheCursor() throws Exception {
    var opening = opening();
    var first = server.accept();
    first.text("{\"type\":\"welcome\",\"cursor\":\"c0\"}");
    opening.get(10, TimeUnit.SECONDS);
    first.close();
    var second = server.accept();
    second.text("{\"type\":\"message\",\"clientId\":\"run-5\",\"cursor\":\"c5\"}");
    second.close();

    var third = server.accept();
    third.text("{\"type\":\"welcome\",\"cursor\":\"c9\"}");

    assertThat(third.read().text()).isEqualTo("{\"type\":\"resume\",\"cursor\":\"c0\"}");
  }

  @Test
  void aPersonWhoIsNotLetInIsSaidSo() throws Exception {
    var opening = opening();
    try (var peer = server.acceptRaw()) {
      peer.raw("HTTP/1.1 401 Unauthorized\r\n\r\n");
    }

    assertThatThrownBy(() -> opening.get(10, TimeUnit.SECONDS)).hasMessageContaining("401");
  }

  private CompletableFuture<SocketClient> opening() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return sockets.open(7, () -> "token");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private String next() throws InterruptedException {
    var next = heard.poll(10, TimeUnit.SECONDS);
    return next == null ? "nothing within ten seconds" : next;
  }
}
