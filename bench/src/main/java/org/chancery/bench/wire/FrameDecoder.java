package org.chancery.bench.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Decodes what a server sends, in whatever pieces it arrives. Not thread-safe.
final class FrameDecoder {

  /// Takes what was decoded; arrays are only valid during the call.
  interface Sink {

    /// A whole text message, in UTF-8.
    void text(byte[] bytes, int offset, int length);

    /// A ping, to be answered with the same payload.
    void ping(byte[] payload);

    /// The closing frame; the code is 1005 when the server gave none.
    void close(int code, String reason);
  }

  /// Longer messages end the connection; the protocol's longest frame is 64 KiB.
  static final int MAX_MESSAGE_BYTES = 1 << 20;

  private static final byte[] NOTHING = {};

  private byte[] rest = NOTHING;
  private int restLength;
  private byte[] fragments = NOTHING;
  private int fragmentsLength;
  private boolean inFragments;

  /// Decodes `length` bytes that follow those of the call before.
  ///
  /// @throws WireException if the server broke the protocol; the connection is then of no use
  void feed(byte[] bytes, int offset, int length, Sink sink) throws WireException {
    if (restLength == 0) {
      var used = decode(bytes, offset, offset + length, sink);
      keep(bytes, offset + used, length - used);
      return;
    }
    if (rest.length < restLength + length) {
      rest = Arrays.copyOf(rest, Math.max(restLength + length, rest.length * 2));
    }
    System.arraycopy(bytes, offset, rest, restLength, length);
    var available = restLength + length;
    var used = decode(rest, 0, available, sink);
    System.arraycopy(rest, used, rest, 0, available - used);
    restLength = available - used;
    if (restLength == 0) {
      rest = NOTHING;
    }
  }

  private void keep(byte[] bytes, int offset, int length) {
    restLength = length;
    rest = length == 0 ? NOTHING : Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /// Returns how many bytes were used; the others belong to a frame that is not complete yet.
  private int decode(byte[] bytes, int from, int to, Sink sink) throws WireException {
    var at = from;
    while (true) {
      if (to - at < 2) {
        return at - from;
      }
      if ((bytes[at] & 0x70) != 0) {
        throw new WireException("a frame uses an extension that was not agreed on");
      }
      if ((bytes[at + 1] & 0x80) != 0) {
        throw new WireException("a server must not mask its frames");
      }
      long length = bytes[at + 1] & 0x7F;
      var header = length < 126 ? 2 : length == 126 ? 4 : 10;
      if (to - at < header) {
        return at - from;
      }
      if (header > 2) {
        length = bigEndian(bytes, at + 2, header - 2);
      }
      if (length < 0 || length > MAX_MESSAGE_BYTES) {
        throw new WireException("a frame of " + length + " bytes is too long");
      }
      if (to - at - header < length) {
        return at - from;
      }
      frame(bytes[at], bytes, at + header, (int) length, sink);
      at += header + (int) length;
    }
  }

  private static long bigEndian(byte[] bytes, int offset, int count) {
    var value = 0L;
    for (var i = 0; i < count; i++) {
      value = value << 8 | (bytes[offset + i] & 0xFF);
    }
    return value;
  }

  private void frame(byte first, byte[] bytes, int offset, int length, Sink sink)
      throws WireException {
    var last = (first & 0x80) != 0;
    var opcode = first & 0x0F;
    if (opcode >= FrameEncoder.CLOSE && (!last || length > 125)) {
      throw new WireException("a control frame is fragmented or too long");
    }
    switch (opcode) {
      case 0x0 -> continuation(last, bytes, offset, length, sink);
      case FrameEncoder.TEXT -> {
        if (inFragments) {
          throw new WireException("a message began inside another");
        }
        if (last) {
          sink.text(bytes, offset, length);
        } else {
          inFragments = true;
          append(bytes, offset, length);
        }
      }
      case FrameEncoder.CLOSE -> close(bytes, offset, length, sink);
      case FrameEncoder.PING -> sink.ping(Arrays.copyOfRange(bytes, offset, offset + length));
      case FrameEncoder.PONG -> {}
      default -> throw new WireException("opcode " + opcode + " has no place in this protocol");
    }
  }

  private void continuation(boolean last, byte[] bytes, int offset, int length, Sink sink)
      throws WireException {
    if (!inFragments) {
      throw new WireException("a continuation continues nothing");
    }
    append(bytes, offset, length);
    if (last) {
      inFragments = false;
      sink.text(fragments, 0, fragmentsLength);
      fragments = NOTHING;
      fragmentsLength = 0;
    }
  }

  private void append(byte[] bytes, int offset, int length) throws WireException {
    if (fragmentsLength + length > MAX_MESSAGE_BYTES) {
      throw new WireException("a fragmented message is too long");
    }
    if (fragments.length < fragmentsLength + length) {
      fragments = Arrays.copyOf(fragments, (fragmentsLength + length) * 2);
    }
    System.arraycopy(bytes, offset, fragments, fragmentsLength, length);
    fragmentsLength += length;
  }

  private static void close(byte[] bytes, int offset, int length, Sink sink) throws WireException {
    if (length == 1) {
      throw new WireException("a closing frame has half a code");
    }
    if (length == 0) {
      sink.close(1005, "");
    } else {
      sink.close(
          (int) bigEndian(bytes, offset, 2),
          new String(bytes, offset + 2, length - 2, StandardCharsets.UTF_8));
    }
  }
}
