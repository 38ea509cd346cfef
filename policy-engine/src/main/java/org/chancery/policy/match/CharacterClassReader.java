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
  private final boolean anyCase;
  private Kind kind = Kind.DIGIT;
  private Alphabet alphabet = Alphabet.NOTHING;
  // Whether the alphabet is more than the class, so that its complement would be too little.
  private boolean vague;
  private boolean hasLongS;
  private boolean hasKelvin;
  // The members while they are few and all known.
  private boolean few = true;
  private final TreeSet<Integer> members = new TreeSet<>();

  CharacterClassReader(String regex, int at, boolean anyCase) {
    this.regex = regex;
    this.at = at;
    this.anyCase = anyCase;
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
      return new Regex.OneOf(Kind.OTHER, vague ? Alphabet.EVERYTHING : Alphabet.anyBut(alphabet));
    }
    if (few && !members.isEmpty()) {
      List<Regex> symbols = members.stream().<Regex>map(c -> new Regex.Symbol(c, anyCase)).toList();
      return symbols.size() == 1 ? symbols.getFirst() : new Regex.Choice(symbols);
    }
    return new Regex.OneOf(kind, anyCase ? alphabet.inAnyCase(hasLongS, hasKelvin) : alphabet);
  }

  private void item() throws RegexReader.Unsupported {
    int colon = regex.startsWith("[:", at) ? regex.indexOf(":]", at) : -1;
    if (colon >= 0) {
      String name = regex.substring(at + 2, colon);
      addOutline(kindOfClass(name), alphabetOfClass(name));
      at = colon + 2;
      return;
    }
    if (regex.charAt(at) == '\\' && at + 1 < regex.length()) {
      char letter = regex.charAt(at + 1);
      switch (letter) {
        case 'd' -> addOutline(Kind.DIGIT, Alphabet.DIGITS);
        case 'w' -> addOutline(Kind.WORD, Alphabet.WORD);
        case 's' -> addOutline(Kind.OTHER, Alphabet.BLANKS);
        case 'D' -> addOutline(Kind.OTHER, Alphabet.anyBut(Alphabet.DIGITS));
        case 'W' -> addOutline(Kind.OTHER, Alphabet.anyBut(Alphabet.WORD));
        case 'S' -> addOutline(Kind.OTHER, Alphabet.anyBut(Alphabet.BLANKS));
        case 'p', 'P', 'Q', 'E', '0', '1', '2', '3', '4', '5', '6', '7' -> addUnknown();
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

  private Alphabet alphabetOfClass(String name) {
    return switch (name) {
      case "digit" -> Alphabet.DIGITS;
      case "word" -> Alphabet.WORD;
      case "xdigit" -> Alphabet.DIGITS.or(Alphabet.range('a', 'f')).or(Alphabet.range('A', 'F'));
      case "alpha" -> Alphabet.range('a', 'z').or(Alphabet.range('A', 'Z'));
      case "lower" -> Alphabet.range('a', 'z');
      case "upper" -> Alphabet.range('A', 'Z');
      default -> {
        vague = true;
        yield Alphabet.EVERYTHING;
      }
    };
  }

  private void range() throws RegexReader.Unsupported {
    int low = character();
    int high = low;
    if (at + 1 < regex.length() && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
      at++;
      high = character();
    }
    RegexReader.refuseUnfoldable(low, high, anyCase);
    alphabet = alphabet.or(Alphabet.range(low, high));
    hasLongS |= low <= 0x17F && high >= 0x17F;
    hasKelvin |= low <= 0x212A && high >= 0x212A;
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

  private void addOutline(Kind added, Alphabet characters) {
    few = false;
    kind = wider(kind, added);
    alphabet = alphabet.or(characters);
  }

  private void addUnknown() {
    vague = true;
    addOutline(Kind.OTHER, Alphabet.EVERYTHING);
  }

  private boolean accept(String expected) {
    boolean here = regex.startsWith(expected, at);
    if (here) {
      at += expected.length();
    }
    return here;
  }
}
