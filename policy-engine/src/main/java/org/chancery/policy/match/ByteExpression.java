package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chancery.policy.match.Regex.Choice;
import org.chancery.policy.match.Regex.OneOf;
import org.chancery.policy.match.Regex.Place;
import org.chancery.policy.match.Regex.Repeat;
import org.chancery.policy.match.Regex.Sequence;
import org.chancery.policy.match.Regex.Symbol;

/// Writes the shape of a pattern as an expression over the bytes of UTF-8, for a machine that only
/// has to tell which patterns may match.
///
/// It uses what means the same in all engines, and no flags: sets of bytes, sequences, choices,
/// counts and edges of ASCII words. It matches all that the pattern matches and may match more:
/// counts that would make a large machine are widened, and what is optional at either end is left
/// out, for it does not matter where a match begins and ends. A character beyond ASCII has two to
/// four bytes, a lone surrogate three as if it were one; counts allow for that.
final class ByteExpression {
  /// More steps than this are dear to compile; counts are widened until there are fewer.
  private static final int MOST_STEPS = 400;

  private static final int[] HIGHEST_COUNTS = {64, 24, 8, 2, 1};
  private static final int MOST_BYTES = 4;

  private final int highestCount;

  private ByteExpression(int highestCount) {
    this.highestCount = highestCount;
  }

  /// The expression; empty if the pattern is too large even when it is widened.
  static String of(Regex shape) {
    Regex needed = withoutOptionalEnds(shape);
    for (int highest : HIGHEST_COUNTS) {
      var writer = new ByteExpression(highest);
      if (writer.steps(needed) <= MOST_STEPS) {
        return writer.write(needed);
      }
    }
    return "";
  }

  private static Regex withoutOptionalEnds(Regex shape) {
    if (!(shape instanceof Sequence(var parts))) {
      return shape;
    }
    var flat = new ArrayList<Regex>();
    parts.forEach(part -> addFlat(part, flat));
    while (!flat.isEmpty() && isOptional(flat.getFirst())) {
      flat.removeFirst();
    }
    while (!flat.isEmpty() && isOptional(flat.getLast())) {
      flat.removeLast();
    }
    if (!flat.isEmpty()) {
      flat.set(0, fewest(flat.getFirst()));
      flat.set(flat.size() - 1, fewest(flat.getLast()));
    }
    return new Sequence(flat);
  }

  private static void addFlat(Regex part, List<Regex> flat) {
    if (part instanceof Sequence(var parts)) {
      parts.forEach(inner -> addFlat(inner, flat));
    } else {
      flat.add(part);
    }
  }

  private static boolean isOptional(Regex part) {
    return (part instanceof Place(boolean wordEdge) && !wordEdge)
        || (part instanceof Repeat(_, int min, _) && min == 0);
  }

  private static Regex fewest(Regex part) {
    return part instanceof Repeat(var repeated, int min, _) ? new Repeat(repeated, min, min) : part;
  }

  private long steps(Regex regex) {
    return switch (regex) {
      case Place _ -> 0;
      case Symbol(int c, boolean anyCase) -> variants(c, anyCase).size() > 2 || c > 0x7F ? 4 : 1;
      case OneOf(_, var alphabet) -> alphabet.others() ? 2 : 1;
      case Sequence(var parts) -> parts.stream().mapToLong(this::steps).sum();
      case Choice(var branches) -> branches.stream().mapToLong(this::steps).sum();
      case Repeat(var part, int min, int max) -> {
        long copies = unlimited(max) ? Math.max(1, atLeast(min)) : max;
        yield copies * (isWide(part) && !unlimited(max) ? MOST_BYTES : steps(part));
      }
    };
  }

  private boolean unlimited(int max) {
    return max < 0 || max > highestCount;
  }

  private int atLeast(int min) {
    return Math.min(min, highestCount);
  }

  private static boolean isWide(Regex part) {
    return part instanceof OneOf(_, var alphabet) && alphabet.others();
  }

  private String write(Regex regex) {
    return switch (regex) {
      case Place(boolean wordEdge) -> wordEdge ? "\\b" : "";
      case Symbol(int c, boolean anyCase) -> oneOf(variants(c, anyCase));
      case OneOf(_, var alphabet) when alphabet.others() ->
          "[" + asciiOf(alphabet) + "\\xc0-\\xff][\\x80-\\xbf]{0,3}";
      case OneOf(_, var alphabet) -> "[" + asciiOf(alphabet) + "]";
      case Sequence(var parts) -> parts.stream().map(this::write).collect(Collectors.joining());
      case Choice(var branches) -> choice(branches);
      case Repeat(var part, int min, int max) -> repeat(part, min, max);
    };
  }

  private String choice(List<Regex> branches) {
    var characters = new TreeSet<Integer>();
    for (Regex branch : branches) {
      if (!(branch instanceof Symbol(int c, boolean anyCase))) {
        return branches.stream().map(this::write).collect(Collectors.joining("|", "(?:", ")"));
      }
      characters.addAll(variants(c, anyCase));
    }
    return oneOf(characters);
  }

  private String repeat(Regex part, int min, int max) {
    // What only stands at places may be repeated as often as one likes.
    if (part.longest() == 0 || max == 0) {
      return "";
    }
    boolean wide = part instanceof OneOf(_, var alphabet) && alphabet.others();
    String repeated =
        part instanceof OneOf(_, var alphabet) && alphabet.others()
            ? "[" + asciiOf(alphabet) + "\\x80-\\xff]"
            : "(?:" + write(part) + ")";
    if (unlimited(max)) {
      int least = atLeast(min);
      return repeated + (least == 0 ? "*" : least == 1 ? "+" : "{" + least + ",}");
    }
    return repeated + "{" + atLeast(min) + "," + (wide ? max * MOST_BYTES : max) + "}";
  }

  private static SortedSet<Integer> variants(int c, boolean anyCase) {
    return anyCase ? CaseVariants.of(c) : new TreeSet<>(List.of(c));
  }

  private static String oneOf(SortedSet<Integer> characters) {
    var ways = new ArrayList<String>();
    var ascii = characters.headSet(0x80);
    if (!ascii.isEmpty()) {
      String set = ascii.stream().map(ByteExpression::hex).collect(Collectors.joining());
      ways.add(ascii.size() == 1 ? set : "[" + set + "]");
    }
    characters.tailSet(0x80).forEach(c -> ways.add(bytes(c)));
    return ways.size() == 1 ? ways.getFirst() : "(?:" + String.join("|", ways) + ")";
  }

  private static String bytes(int c) {
    var written = new StringBuilder();
    for (byte unit : WideUtf8.bytes(Character.toString(c))) {
      written.append(hex(unit & 0xFF));
    }
    return written.toString();
  }

  /// The ASCII members as ranges.
  private static String asciiOf(Alphabet alphabet) {
    var ranges = new StringBuilder();
    for (int first = 0; first < 0x80; first++) {
      if (alphabet.contains((char) first)) {
        int last = first;
        while (last < 0x7F && alphabet.contains((char) (last + 1))) {
          last++;
        }
        ranges.append(hex(first)).append(first == last ? "" : "-" + hex(last));
        first = last;
      }
    }
    return ranges.toString();
  }

  private static String hex(int unit) {
    return "\\x" + HexFormat.of().toHexDigits((byte) unit);
  }
}
