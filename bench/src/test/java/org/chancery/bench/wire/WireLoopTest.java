package org.chancery.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireLoopTest {

  private final TinyServer server = new TinyServer();
  private final WireLoop loop = WireLoop.start("test");
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WireListener listener =
      new WireListener() {
        @Override
        public void text(byte[] bytes, int offset, int length) {
          heard.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void closed(int code, String reason) {
          heard.add("closed " + code);
        }
      };

  @AfterEach
  void close() throws IOException {
    loop.close();
    server.close();
  }

  @Test
  void theHandshakeCarriesTheTokenAndTheSubprotocol() throws Exception {
    try (var peer = connected().peer()) {
      assertThat(peer.request)
          .startsWith("GET /ws HTTP/1.1\r\n")
          .contains("Authorization: Bearer secret\r\n")
          .contains("Sec-WebSocket-Protocol: chancery.v1\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 125, 126, 65_535, 65_536, 3_000_000})
  void textOfAnyLengthArrivesMaskedAndWhole(int length) throws Exception {
    var connected = connected();
    var text = "é".repeat(length / 2) + "x".repeat(length % 2);

    assertThat(connected.connection().send(text.getBytes(StandardCharsets.UTF_8))).isTrue();

    var received = connected.peer().read();
    assertThat(received.masked()).isTrue();
    assertThat(received.text()).isEqualTo(text);
  }

  @Test
  void pingsAreAnsweredWithTheirPayload() throws Exception {
    var peer = connected().peer();

    peer.raw(TinyServer.frame(0x89, "beat".getBytes(StandardCharsets.UTF_8)));

    assertThat(peer.read()).extracting(r -> r.opcode(), r -> r.text()).containsExactly(0xA, "beat");
  }

  @Test
  void aClosingFrameIsEchoedAndHeardOnce() throws Exception {
    var connected = connected();

    connected.peer().raw(TinyServer.frame(0x88, new byte[] {0x11, 0x38}));

    assertThat(connected.peer().read().opcode()).isEqualTo(0x8);
    assertThat(next()).isEqualTo("closed 4408");
    assertThat(connected.connection().send(new byte[] {'x'})).isFalse();
    assertThat(heard).isEmpty();
  }

  @Test
  void aServerThatDiesIsHeardAsAnAbnormalEnd() throws Exception {
    connected().peer().close();

    assertThat(next()).isEqualTo("closed 1006");
  }

  @Test
  void aServerThatBreaksTheProtocolIsHungUpOn() throws Exception {
    connected().peer().raw(new byte[] {(byte) 0x82, 0});

    assertThat(next()).isEqualTo("closed 1002");
  }

  @Test
  void aRefusedHandshakeNamesTheStatus() throws Exception {
    var connecting = connecting();
    try (var peer = server.acceptRaw()) {
      peer.raw("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    }

    assertThatThrownBy(() -> connecting.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(WireException.class)
        .rootCause()
        .hasMessageContaining("401")
        .extracting(e -> ((WireException) e).status())
        .isEqualTo(401);
  }

  @Test
  void aServerThatSpeaksAnotherProtocolIsRefused() throws Exception {
    var connecting = connecting();
    try (var peer = server.acceptRaw()) {
      peer.raw("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: nonsense\r\n\r\n");
    }

    assertThatThrownBy(() -> connecting.get(10, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(WireException.class)
        .rootCause()
        .hasMessageContaining("Sec-WebSocket-Accept");
  }

  private record Connected(WireConnection connection, TinyServer.Peer peer) {}

  private Connected connected() throws Exception {
    var connecting = connecting();
    var peer = server.accept();
    return new Connected(connecting.get(10, TimeUnit.SECONDS), peer);
  }

  private CompletableFuture<WireConnection> connecting() {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return loop.connect(
            server.address("ws", "/ws"), "chancery.v1", "secret", Duration.ofSeconds(10), listener);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  private String next() throws InterruptedException {
    var next = heard.poll(10, TimeUnit.SECONDS);
    return next == null ? "nothing within ten seconds" : next;
  }
}
