package org.chancery.messaging.preview;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.policy.detect.Links;

/// Where pages are, as people and servers write it, brought into the form in which they are asked
/// for.
final class PageAddress {

  private static final int LONGEST = 2_048;

  /// Scheme, authority, and the rest up to a fragment.
  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#\\\\]*)([^#]*)(?:#.*)?", Pattern.CASE_INSENSITIVE);

  private static final String PLAIN = "-._~:/?[]@!$&'()*+,;=%";

  private PageAddress() {}

  /// The first link of a text that says by itself that it is one of the web.
  static Optional<String> firstIn(String text) {
    // Nearly every message ends here.
    if (!text.contains("://")) {
      return Optional.empty();
    }
    return Links.in(text).stream()
        .map(link -> link.url())
        .filter(url -> url.regionMatches(true, 0, "http", 0, 4))
        .findFirst();
  }

  /// An address that may be asked for; empty for one with credentials, another port, or none.
  static Optional<URI> of(String written, Set<Integer> ports) {
    var parts = PARTS.matcher(written);
    if (written.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    try {
      // Whoever writes credentials into a link did not mean to send them from here.
      if (parts.group(2).contains("@")) {
        return Optional.empty();
      }
      String path = parts.group(3);
      URI uri =
          new URI(
              scheme
                  + "://"
                  + ascii(parts.group(2))
                  + (path.startsWith("/") ? "" : "/")
                  + escaped(path));
      int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
      return uri.getHost() == null || !ports.contains(port) ? Optional.empty() : Optional.of(uri);
    } catch (java.net.URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Where a page forwards to.
  static Optional<URI> next(URI from, String location, Set<Integer> ports) {
    try {
      String rest = escaped(location);
      return of(from.resolve(rest).toString(), ports);
    } catch (IllegalArgumentException _) {
      // It may have a host in letters that resolving does not take.
      return of(location, ports);
    }
  }

  private static String ascii(String authority) {
    return authority.chars().allMatch(c -> c < 0x80)
        ? authority
        : IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED);
  }

  /// What browsers send: everything that is not plain in an address, as the bytes of UTF-8.
  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder(path.length() + 16);
    byte[] bytes = path.strip().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
      boolean loose = b == '%' && !isEscape(bytes, i);
      if ((letter || PLAIN.indexOf(b) >= 0) && !loose) {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(String.format(Locale.ROOT, "%02X", b));
      }
    }
    return escaped.toString();
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && Character.digit(bytes[at + 1], 16) >= 0
        && Character.digit(bytes[at + 2], 16) >= 0;
  }
}
