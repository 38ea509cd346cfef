package org.chancery.messaging.preview;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// A range of addresses, written as `10.1.0.0/16` or `fd00::/8`.
///
/// @param address one of them
/// @param bits how many bits they have in common
record Network(InetAddress address, int bits) {

  private static final Pattern WRITTEN = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

  Network {
    if (bits < 0 || bits > address.getAddress().length * 8) {
      throw new IllegalArgumentException("No network has " + bits + " bits of " + address);
    }
  }

  /// Reads one; never asks a name service.
  static Network valueOf(String written) {
    var parts = WRITTEN.matcher(written.strip());
    if (!parts.matches() || !(parts.group(1).contains(":") || parts.group(1).contains("."))) {
      throw new IllegalArgumentException(
          "'%s' is no network. Write it like 10.1.0.0/16 or fd00::/8.".formatted(written));
    }
    try {
      return new Network(InetAddress.ofLiteral(parts.group(1)), Integer.parseInt(parts.group(2)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no network. Write it like 10.1.0.0/16 or fd00::/8.".formatted(written), e);
    }
  }

  boolean contains(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (ours[i] != theirs[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || ((ours[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
  }
}
