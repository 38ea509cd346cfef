package org.chancery.policy.detect;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/// Addresses of crypto-currencies, with capitals and small letters as they were written.
final class Wallets {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  // BIP 173 and BIP 350 end their checksums in different constants.
  private static final int BECH32_CONSTANT = 1;
  private static final int BECH32M_CONSTANT = 0x2bc830a3;

  private Wallets() {}

  /// Bitcoin: Base58Check of a 21-byte payload with a known version, or a segregated witness
  /// address (BIP 173, BIP 350).
  static boolean bitcoin(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    if (small.startsWith("bc1") || small.startsWith("tb1")) {
      return (text.equals(small) || text.equals(text.toUpperCase(Locale.ROOT))) && bech32(small);
    }
    return base58(text, 0x00, 0x05, 0x6f, 0xc4);
  }

  /// Litecoin (versions 48 and 50) and Dogecoin (30 and 22), Base58Check.
  static boolean base58Coin(String text) {
    return base58(text, 48, 50, 30, 22);
  }

  private static boolean base58(String text, int... versions) {
    if (text.length() < 26 || text.length() > 35) {
      return false;
    }
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = BASE58.indexOf(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    byte[] number = value.toByteArray();
    if (number.length > 26 || (number.length == 26 && number[0] != 0)) {
      return false;
    }
    byte[] payload = new byte[25];
    int copied = Math.min(25, number.length);
    System.arraycopy(number, number.length - copied, payload, 25 - copied, copied);
    byte[] check = sha256(sha256(Arrays.copyOf(payload, 21)));
    return Arrays.stream(versions).anyMatch(version -> version == (payload[0] & 0xFF))
        && Arrays.equals(check, 0, 4, payload, 21, 25);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean bech32(String text) {
    int separator = text.lastIndexOf('1');
    if (text.length() > 90 || text.length() < separator + 8) {
      return false;
    }
    int check = 1;
    for (int i = 0; i < separator; i++) {
      check = polymod(check, text.charAt(i) >> 5);
    }
    check = polymod(check, 0);
    for (int i = 0; i < separator; i++) {
      check = polymod(check, text.charAt(i) & 31);
    }
    for (int i = separator + 1; i < text.length(); i++) {
      int value = BECH32.indexOf(text.charAt(i));
      if (value < 0) {
        return false;
      }
      check = polymod(check, value);
    }
    return check == BECH32_CONSTANT || check == BECH32M_CONSTANT;
  }

  private static int polymod(int check, int value) {
    int top = check >>> 25;
    int next = ((check & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  /// Ethereum: forty hexadecimal digits after 0x; with capitals and small letters mixed, they are
  /// the checksum of EIP-55.
  static boolean ethereum(String text) {
    if (text.length() != 42 || !text.startsWith("0x")) {
      return false;
    }
    String address = text.substring(2);
    if (!address.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return false;
    }
    String small = address.toLowerCase(Locale.ROOT);
    if (address.equals(small) || address.equals(address.toUpperCase(Locale.ROOT))) {
      return address.chars().distinct().count() > 4;
    }
    byte[] hash = Keccak.hash(small);
    for (int i = 0; i < 40; i++) {
      int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
      char c = small.charAt(i);
      char expected = c >= 'a' && nibble >= 8 ? (char) (c - 32) : c;
      if (address.charAt(i) != expected) {
        return false;
      }
    }
    return true;
  }
}
