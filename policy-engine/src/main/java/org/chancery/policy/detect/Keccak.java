package org.chancery.policy.detect;

/// Keccak-256 as Ethereum uses it: the padding of the submission to NIST, not that of SHA3-256.
final class Keccak {
  private static final int RATE = 136;
  private static final long[] ROUND = new long[24];
  private static final int[] ROTATION = new int[25];

  static {
    // The round constants come from a linear feedback shift register over x^8 + x^6 + x^5 + x^4 +
    // 1.
    int register = 1;
    for (int round = 0; round < 24; round++) {
      for (int bit = 0; bit < 7; bit++) {
        if ((register & 1) != 0) {
          ROUND[round] |= 1L << ((1 << bit) - 1);
        }
        register = (register << 1) ^ ((register >> 7) * 0x171);
      }
    }
    int x = 1;
    int y = 0;
    for (int t = 0; t < 24; t++) {
      ROTATION[x + 5 * y] = (t + 1) * (t + 2) / 2 % 64;
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
    }
  }

  private Keccak() {}

  /// The hash of a text shorter than one block, in ASCII.
  static byte[] hash(String ascii) {
    if (ascii.length() >= RATE) {
      throw new IllegalArgumentException("longer than a block");
    }
    long[] state = new long[25];
    for (int i = 0; i < ascii.length(); i++) {
      state[i / 8] ^= (long) ascii.charAt(i) << (i % 8 * 8);
    }
    state[ascii.length() / 8] ^= 1L << (ascii.length() % 8 * 8);
    state[(RATE - 1) / 8] ^= 0x80L << 56;
    for (long constant : ROUND) {
      permute(state, constant);
    }
    byte[] hash = new byte[32];
    for (int i = 0; i < 32; i++) {
      hash[i] = (byte) (state[i / 8] >>> (i % 8 * 8));
    }
    return hash;
  }

  private static void permute(long[] state, long constant) {
    long[] parity = new long[5];
    for (int i = 0; i < 25; i++) {
      parity[i % 5] ^= state[i];
    }
    for (int i = 0; i < 25; i++) {
      int x = i % 5;
      state[i] ^= parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
    }
    long[] moved = new long[25];
    for (int x = 0; x < 5; x++) {
      for (int y = 0; y < 5; y++) {
        int from = x + 5 * y;
        moved[y + 5 * ((2 * x + 3 * y) % 5)] = Long.rotateLeft(state[from], ROTATION[from]);
      }
    }
    for (int i = 0; i < 25; i++) {
      int row = i - i % 5;
      state[i] = moved[i] ^ (~moved[row + (i + 1) % 5] & moved[row + (i + 2) % 5]);
    }
    state[0] ^= constant;
  }
}
