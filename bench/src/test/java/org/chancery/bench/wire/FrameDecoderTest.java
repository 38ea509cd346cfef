package org.chancery.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

  private final List<String> heard = new ArrayList<>();
  private final FrameDecoder decoder = new FrameDecoder();
  private final FrameDecoder.Sink sink =
      new FrameDecoder.Sink() {
        @Override
        public void text(byte[] bytes, int offset, int length) {
          heard.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void ping(byte[] payload) {
          heard.add("ping " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void close(int code, String reason) {
          heard.add("close " + code + " " + reason);
        }
      };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
  void everyLengthFormIsRead(int length) throws WireException {
    var text = "x".repeat(length);

    feed(TinyServer.frame(0x81, text.getBytes(StandardCharsets.UTF_8)));

    assertThat(heard).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void aMessageMayArriveInPiecesOfAnySize(int piece) throws WireException {
    var stream = new ByteArrayOutputStream();
    stream.writeBytes(TinyServer.frame(0x81, "سلام".getBytes(StandardCharsets.UTF_8)));
    stream.writeBytes(TinyServer.frame(0x89, "p".getBytes(StandardCharsets.UTF_8)));
    stream.writeBytes(TinyServer.frame(0x81, "y".repeat(300).getBytes(StandardCharsets.UTF_8)));
    var bytes = stream.toByteArray();

    for (var at = 0; at < bytes.length; at += piece) {
      decoder.feed(bytes, at, Math.min(piece, bytes.length - at), sink);
    }

    assertThat(heard).containsExactly("سلام", "ping p", "y".repeat(300));
  }

  @Test
  void aFragmentedMessageIsOneMessageAndAPingMayStandBetween() throws WireException {
    feed(TinyServer.frame(0x01, "one ".getBytes(StandardCharsets.UTF_8)));
    feed(TinyServer.frame(0x89, "now".getBytes(StandardCharsets.UTF_8)));
    feed(TinyServer.frame(0x00, "two ".getBytes(StandardCharsets.UTF_8)));
    feed(TinyServer.frame(0x80, "three".getBytes(StandardCharsets.UTF_8)));
    feed(TinyServer.frame(0x81, "next".getBytes(StandardCharsets.UTF_8)));

    assertThat(heard).containsExactly("ping now", "one two three", "next");
  }

  @Test
  void aClosingFrameTellsItsCodeAndReason() throws WireException {
    var payload =
        ByteBuffer.allocate(10)
            .putShort((short) 4408)
            .put("too slow".getBytes(StandardCharsets.UTF_8));

    feed(TinyServer.frame(0x88, payload.array()));
    feed(TinyServer.frame(0x88, new byte[0]));

    assertThat(heard).containsExactly("close 4408 too slow", "close 1005 ");
  }

  @Test
  void whatBreaksTheProtocolIsRefused() {
    assertRefused(new byte[] {(byte) 0x82, 0}, "opcode 2");
    assertRefused(new byte[] {(byte) 0xC1, 0}, "extension");
    assertRefused(new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0}, "mask");
    assertRefused(new byte[] {(byte) 0x80, 0}, "continues nothing");
    assertRefused(new byte[] {0x09, 0}, "control frame");
    assertRefused(new byte[] {(byte) 0x88, 1, 3}, "half a code");
    assertRefused(new byte[] {0x01, 0, (byte) 0x81, 0}, "inside another");
    assertRefused(new byte[] {(byte) 0x81, 127, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0}, "too long");
    assertRefused(new byte[] {(byte) 0x81, 127, 0, 0, 0, 0, 0x10, 0, 0, 0}, "too long");
  }

  private void assertRefused(byte[] bytes, String why) {
    var fresh = new FrameDecoder();
    assertThatThrownBy(() -> fresh.feed(bytes, 0, bytes.length, sink))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(why);
  }

  private void feed(byte[] bytes) throws WireException {
    decoder.feed(bytes, 0, bytes.length, sink);
  }
}
