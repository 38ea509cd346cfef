package org.chancery.policy.detect;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.util.ICUInputTooLongException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// Finds web addresses in a text and tells what their hosts are.
///
/// Found are addresses with a scheme or `www.`, and bare hosts whose last label is a top-level
/// domain in common use, each with the path that follows; not mail addresses, file names or package
/// names. They are found in the folded text, so invisible characters and full-width letters hide
/// none, and `hxxp` and `[.]` are understood. Linear in the text.
public final class Links {
  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_LABEL = 63;
  private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
  private static final String[] SCHEMES = {"https://", "http://", "hxxps://", "hxxp://", "ftp://"};

  private final String sent;
  private final FoldedText folded;
  private final char[] units;
  private final int length;
  private final List<Link> found = new ArrayList<>();

  private Links(String sent, FoldedText folded) {
    this.sent = sent;
    this.folded = folded;
    this.units = folded.units();
    this.length = folded.length();
  }

  /// The addresses of a text, in order.
  public static List<Link> in(String sent) {
    return in(sent, FoldedText.of(sent));
  }

  /// The addresses of a text, in order.
  ///
  /// @param folded the same text, folded
  public static List<Link> in(String sent, FoldedText folded) {
    var links = new Links(sent, folded);
    links.find();
    return List.copyOf(links.found);
  }

  /// Whether a host is a domain or stands below it.
  public static boolean isWithin(String host, String domain) {
    String wanted = ascii(domain);
    return host.equals(wanted) || host.endsWith("." + wanted);
  }

  /// The domain, of those given, that a host passes itself off as; empty if it is one of them.
  public static Optional<String> lookalikeOf(String host, List<String> domains) {
    return domains.stream().anyMatch(domain -> isWithin(host, domain))
        ? Optional.empty()
        : domains.stream().filter(domain -> Lookalike.of(host, ascii(domain))).findFirst();
  }

  /// The host as the network knows it: small ASCII letters.
  static String ascii(String host) {
    String small = host.toLowerCase(Locale.ROOT);
    if (small.chars().allMatch(c -> c < 0x80)) {
      return small;
    }
    var ascii = new StringBuilder();
    try {
      NAMES.nameToASCII(small, ascii, new IDNA.Info());
    } catch (ICUInputTooLongException nobodysName) {
      return small;
    }
    return ascii.toString();
  }

  private void find() {
    int at = 0;
    // Every address has a dot between two characters, so nearly every text is done here.
    int dot = nextDot(0);
    while (dot < length) {
      int start = hostStart(dot, at);
      int end = hostEnd(dot);
      at = Math.max(end, dot + 1);
      at = Math.max(at, add(start, end));
      dot = nextDot(at);
    }
  }

  private int nextDot(int from) {
    int at = from;
    while (at < length && !(isDot(units[at]) && at > 0 && at + 1 < length)) {
      at++;
    }
    return at;
  }

  private static boolean isDot(char c) {
    return c == '.' || c == '\u3002';
  }

  private int hostStart(int dot, int least) {
    int start = dot;
    while (start > least && dot - start < LONGEST_HOST && isHost(units[start - 1])) {
      start--;
    }
    return start;
  }

  private int hostEnd(int dot) {
    int end = dot;
    while (end < length && end - dot < LONGEST_HOST && isHost(units[end])) {
      end++;
    }
    return end;
  }

  /// Signs of defanged addresses, `example[.]com`, belong to the host as it stands in the text.
  private static boolean isHost(char c) {
    return Shape.isAlphanumeric(c)
        || isDot(c)
        || c == '-'
        || c == '['
        || c == ']'
        || (c >= 0x80 && Character.isLetterOrDigit(c));
  }

  /// Adds the address if it is one; gives where it ends.
  private int add(int start, int end) {
    int from = start;
    int to = end;
    while (to > from && !isNamePart(units[to - 1])) {
      to--;
    }
    while (from < to && !isNamePart(units[from])) {
      from++;
    }
    if (from == to || (from > 0 && units[from - 1] == '@') || (to < length && units[to] == '@')) {
      return to;
    }
    int scheme = scheme(from);
    String plain = plain(new String(units, from, to - from));
    if (!isHostName(plain, scheme > 0)) {
      return to;
    }
    // Folding dropped the accents that tell one internationalised name from another, and whatever
    // else was piled on it.
    Span name = folded.original(from, to);
    boolean piled = name.end() - name.start() > 2 * LONGEST_HOST;
    String ascii = ascii(piled ? plain : plain(sent.substring(name.start(), name.end())));
    int pathEnd = pathEnd(to);
    Span span = folded.original(from - scheme, pathEnd);
    found.add(
        new Link(
            span,
            sent.substring(span.start(), span.end()),
            ascii,
            Domains.registrable(ascii),
            ascii.startsWith("xn--") || ascii.contains(".xn--"),
            Domains.isShortener(ascii)));
    return pathEnd;
  }

  private static String plain(String host) {
    return host.replace("[", "").replace("]", "").replace('\u3002', '.');
  }

  private static boolean isNamePart(char c) {
    return Shape.isAlphanumeric(c) || (c >= 0x80 && Character.isLetterOrDigit(c));
  }

  /// How long the scheme before the host is, with the user's part if there is one; 0 for none.
  private int scheme(int host) {
    for (String scheme : SCHEMES) {
      int start = host - scheme.length();
      if (start >= 0 && new String(units, start, scheme.length()).equals(scheme)) {
        return scheme.length();
      }
    }
    return 0;
  }

  private static boolean isHostName(String host, boolean withScheme) {
    String[] labels = host.split("\\.", -1);
    if (labels.length < 2) {
      return false;
    }
    for (String label : labels) {
      if (label.isEmpty() || label.length() > LONGEST_LABEL) {
        return false;
      }
    }
    if (withScheme) {
      return true;
    }
    String last = labels[labels.length - 1];
    boolean known = last.chars().allMatch(c -> c < 0x80) ? Domains.isTopLevel(last) : true;
    if (Domains.isAddress(host) || !known) {
      return false;
    }
    return labels[0].equals("www")
        || (last.chars().allMatch(c -> c < 0x80) && labels[labels.length - 2].length() > 1)
        || Domains.isShortener(host);
  }

  /// Where port, path and query end; signs that end a sentence are left to it.
  private int pathEnd(int host) {
    if (host == length || "/:?#".indexOf(units[host]) < 0) {
      return host;
    }
    int end = host;
    while (end < length && units[end] != ' ' && "<>\"|\\^`{}".indexOf(units[end]) < 0) {
      end++;
    }
    while (end > host && ".,;:!?)]'*_".indexOf(units[end - 1]) >= 0) {
      end--;
    }
    return end;
  }
}
