package org.chancery.policy.match;

import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.chancery.policy.match.TextShape.Kind;

/// Reads one character class, `[...]`, into a choice of few characters or an outline of many.
final class CharacterClassReader {
  private static final int FEW = 8;

  private final String regex;
  private int at;
  private Kind kind = Kind.DIGIT;
  // The members while they are few and all known.
  private boolean few = true;
  private final TreeSet<Integer> members = new TreeSet<>();

  CharacterClassReader(String regex, int at) {
    this.regex = regex;
    this.at = at;
  }

  /// Reads the class and reports one past its end.
  Regex read(IntConsumer end) throws RegexReader.Unsupported {
    at++;
    boolean negated = accept("^");
    boolean first = true;
    while (at < regex.length() && (first || regex.charAt(at) != ']')) {
      first = false;
      if (regex.startsWith("&&[", at)) {
        throw new RegexReader.Unsupported(
            "regex-class-intersection",
            "The class intersection \"&&[\" is not known; it would be read as characters.",
            "List the characters that remain.");
      }
      item();
    }
    accept("]");
    end.accept(at);
    if (negated) {
      return new Regex.OneOf(Kind.OTHER);
    }
    if (few && !members.isEmpty()) {
      List<Regex> symbols = members.stream().<Regex>map(Regex.Symbol::new).toList();
      return symbols.size() == 1 ? symbols.getFirst() : new Regex.Choice(symbols);
    }
    return new Regex.OneOf(kind);
  }

  private void item() {
    int colon = regex.startsWith("[:", at) ? regex.indexOf(":]", at) : -1;
    if (colon >= 0) {
      addOutline(kindOfClass(regex.substring(at + 2, colon)));
      at = colon + 2;
      return;
    }
    if (regex.charAt(at) == '\\' && at + 1 < regex.length()) {
      char letter = regex.charAt(at + 1);
      switch (letter) {
        case 'd' -> addOutline(Kind.DIGIT);
        case 'w' -> addOutline(Kind.WORD);
        case 'D', 'W', 's', 'S', 'p', 'P', 'Q', 'E' -> addOutline(Kind.OTHER);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> addOutline(Kind.OTHER);
        default -> {
          range();
          return;
        }
      }
      at = letter == 'p' || letter == 'P' ? Escapes.endOfProperty(regex, at + 2) : at + 2;
      return;
    }
    range();
  }

  private static Kind kindOfClass(String name) {
    return switch (name) {
      case "digit" -> Kind.DIGIT;
      case "xdigit" -> Kind.HEX;
      case "alnum", "alpha", "lower", "upper", "word" -> Kind.WORD;
      default -> Kind.OTHER;
    };
  }

  private void range() {
    int low = character();
    int high = low;
    if (at + 1 < regex.length() && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
      at++;
      high = character();
    }
    few &= high - low < FEW;
    for (int c = low; few && c <= high; c++) {
      members.add(c);
      few &= members.size() <= FEW;
    }
    for (int c = low; kind != Kind.OTHER && c <= high; c++) {
      kind = wider(kind, Kind.of(c));
    }
  }

  private static Kind wider(Kind one, Kind other) {
    return one.isWithin(other) ? other : one;
  }

  private int character() {
    if (regex.charAt(at) == '\\' && at + 1 < regex.length()) {
      var escaped = Escapes.character(regex, at + 1);
      at = escaped.end();
      return escaped.codePoint();
    }
    int c = regex.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private void addOutline(Kind added) {
    few = false;
    kind = wider(kind, added);
  }

  private boolean accept(String expected) {
    boolean here = regex.startsWith(expected, at);
    if (here) {
      at += expected.length();
    }
    return here;
  }
}
