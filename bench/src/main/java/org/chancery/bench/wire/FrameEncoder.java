package org.chancery.bench.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/// Encodes frames as a client must send them: unfragmented and masked.
final class FrameEncoder {

  static final int TEXT = 0x1;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;

  private FrameEncoder() {}

  /// One whole frame, ready to be written. The mask guards proxies against scripts in browsers;
  /// here it only has to be well-formed, so an ordinary random number does.
  static ByteBuffer encode(int opcode, byte[] payload) {
    return encode(opcode, payload, ThreadLocalRandom.current().nextInt());
  }

  static ByteBuffer encode(int opcode, byte[] payload, int mask) {
    var length = payload.length;
    var frame = ByteBuffer.allocate(headerLength(length) + length);
    frame.put((byte) (FINAL | opcode));
    if (length < 126) {
      frame.put((byte) (MASKED | length));
    } else if (length < 1 << 16) {
      frame.put((byte) (MASKED | 126)).putShort((short) length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(length);
    }
    frame.putInt(mask);
    for (var i = 0; i < length; i++) {
      frame.put((byte) (payload[i] ^ (mask >>> (24 - 8 * (i & 3)))));
    }
    return frame.flip();
  }

  private static int headerLength(int payloadLength) {
    if (payloadLength < 126) {
      return 6;
    }
    return payloadLength < 1 << 16 ? 8 : 14;
  }
}
