package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.List;
import org.chancery.policy.match.TextShape.Kind;

/// Reads RE2 syntax into its shape, and names what backtracking engines know and RE2 does not.
///
/// It only has to be right about expressions that RE2/J accepts, for all others are refused anyway;
/// of those it must never make a shape that matches less.
final class RegexReader {
  /// A construct that cannot be matched in linear time, or that means something else in RE2.
  static final class Unsupported extends Exception {
    final String code;
    final String cure;

    Unsupported(String code, String message, String cure) {
      super(message);
      this.code = code;
      this.cure = cure;
    }
  }

  private static final int MAX_REPEAT = 1_000;
  private static final int FIRST_UNFOLDABLE = 0x1C80;
  private static final int LAST_UNFOLDABLE = 0x1C88;
  private static final int LAST_FOLDED = 0x1044F;

  private final String regex;
  private int at;
  // Once switched on they stay on, whatever the group; that only makes the shape match more.
  private boolean anyCase;
  private boolean dotMatchesLineFeed;

  private RegexReader(String regex, boolean anyCase) {
    this.regex = regex;
    this.anyCase = anyCase;
  }

  /// Reads an expression.
  ///
  /// @throws Unsupported at the first construct that has to be refused by name
  static Regex read(String regex, boolean caseSensitive) throws Unsupported {
    var reader = new RegexReader(regex, !caseSensitive);
    Regex shape = reader.choice();
    if (reader.more()) {
      throw new Unsupported(
          "regex-syntax",
          "The closing bracket \")\" at " + reader.at + " has no opening one.",
          "Write \"\\)\" for the sign, or take it out.");
    }
    return shape;
  }

  private Regex choice() throws Unsupported {
    var branches = new ArrayList<Regex>();
    branches.add(sequence());
    while (accept("|")) {
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.getFirst() : new Regex.Choice(branches);
  }

  private Regex sequence() throws Unsupported {
    var parts = new ArrayList<Regex>();
    while (more() && peek() != '|' && peek() != ')') {
      Regex atom = accept("\\Q") ? quoted(parts) : atom();
      parts.add(repeated(atom));
    }
    return new Regex.Sequence(parts);
  }

  /// Adds all but the last quoted character, which is returned, for a quantifier is its alone.
  private Regex quoted(List<Regex> parts) throws Unsupported {
    int end = regex.indexOf("\\E", at);
    String text = regex.substring(at, end < 0 ? regex.length() : end);
    at = end < 0 ? regex.length() : end + 2;
    if (text.isEmpty()) {
      refuseQuantifier("\\Q\\E");
      return new Regex.Place();
    }
    int[] symbols = text.codePoints().toArray();
    for (int i = 0; i < symbols.length - 1; i++) {
      parts.add(symbol(symbols[i]));
    }
    return symbol(symbols[symbols.length - 1]);
  }

  /// RE2 takes a quantifier behind nothing for one of what stands before, which misleads everyone.
  private void refuseQuantifier(String behind) throws Unsupported {
    if (more() && "*+?{".indexOf(peek()) >= 0) {
      throw new Unsupported(
          "regex-quantifier",
          "The quantifier \"" + peek() + "\" stands behind \"" + behind + "\", which is nothing.",
          "Put it behind what it is to repeat.");
    }
  }

  private Regex repeated(Regex atom) throws Unsupported {
    Regex result = atom;
    while (more()) {
      int start = at;
      Regex before = result;
      if (accept("*")) {
        result = new Regex.Repeat(before, 0, -1);
      } else if (accept("+")) {
        result = new Regex.Repeat(before, 1, -1);
      } else if (accept("?")) {
        result = new Regex.Repeat(before, 0, 1);
      } else if (peek() == '{') {
        result = counted(before);
      }
      if (at == start) {
        return result;
      }
      if (more() && peek() == '+') {
        throw new Unsupported(
            "regex-possessive",
            "The possessive quantifier \"" + regex.substring(start, at + 1) + "\" is not known.",
            "Drop the second \"+\"; nothing here backtracks, so it would save nothing.");
      }
      accept("?");
    }
    return result;
  }

  private Regex counted(Regex part) {
    int close = regex.indexOf('}', at);
    String[] counts = close < 0 ? new String[0] : regex.substring(at + 1, close).split(",", -1);
    boolean open = counts.length == 2 && counts[1].isEmpty();
    if (counts.length < 1 || counts.length > 2 || !isCount(counts[0])) {
      return part;
    }
    if (counts.length == 2 && !open && !isCount(counts[1])) {
      return part;
    }
    at = close + 1;
    int min = Math.min(Integer.parseInt(counts[0]), MAX_REPEAT + 1);
    int max = open ? -1 : Integer.parseInt(counts[counts.length - 1]);
    return new Regex.Repeat(part, min, Math.min(max, MAX_REPEAT + 1));
  }

  /// Whether RE2 takes it for a count; with a zero in front, the braces are signs like others.
  private static boolean isCount(String text) {
    return !text.isEmpty()
        && text.length() <= 6
        && (text.length() == 1 || text.charAt(0) != '0')
        && text.chars().allMatch(RegexReader::isDigit);
  }

  private Regex atom() throws Unsupported {
    if (accept("(")) {
      return group();
    }
    if (peek() == '[') {
      return new CharacterClassReader(regex, at, anyCase).read(end -> at = end);
    }
    if (peek() == '\\') {
      return escape();
    }
    int c = regex.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case '^', '$' -> new Regex.Place();
      case '.' -> new Regex.OneOf(Kind.OTHER, Alphabet.dot(dotMatchesLineFeed));
      default -> symbol(c);
    };
  }

  private Regex group() throws Unsupported {
    if (accept("?")) {
      refuseSpecialGroup();
      if (accept("P<") || accept("<")) {
        int close = regex.indexOf('>', at);
        at = close < 0 ? regex.length() : close + 1;
      } else {
        int flags = at;
        while (more() && peek() != ':' && peek() != ')') {
          if (peek() == 'x') {
            throw new Unsupported(
                "regex-comments-mode",
                "The flag \"x\" (blanks and comments in a pattern) is not known.",
                "Take the blanks and comments out of the pattern and drop the flag.");
          }
          anyCase |= peek() == 'i';
          dotMatchesLineFeed |= peek() == 's';
          at++;
        }
        if (accept(")")) {
          refuseQuantifier("(?" + regex.substring(flags, at));
          return new Regex.Place();
        }
        accept(":");
      }
    }
    Regex inside = choice();
    accept(")");
    return inside;
  }

  private void refuseSpecialGroup() throws Unsupported {
    for (String opening : List.of("=", "!", "<=", "<!")) {
      if (regex.startsWith(opening, at)) {
        String kind = opening.startsWith("<") ? "Look-behind" : "Look-ahead";
        throw new Unsupported(
            "regex-look-around",
            kind + " \"(?" + opening + "\" cannot be matched in linear time.",
            opening.endsWith("!")
                ? "Match what is wanted only; put exceptions into a rule of their own."
                : "Write the context as a part of the pattern; it is then highlighted too.");
      }
    }
    if (regex.startsWith(">", at)) {
      throw new Unsupported(
          "regex-atomic-group",
          "The atomic group \"(?>\" is not known.",
          "Write \"(?:\" instead; nothing here backtracks, so it would save nothing.");
    }
    if (regex.startsWith("(", at)) {
      throw new Unsupported(
          "regex-conditional",
          "The conditional \"(?(\" cannot be matched in linear time.",
          "Write both cases as alternatives: \"case one|case two\".");
    }
    if (regex.startsWith("P=", at)) {
      throw backReference("(?P=");
    }
    if (regex.startsWith("R", at) || regex.startsWith("P>", at) || regex.startsWith("&", at)) {
      throw new Unsupported(
          "regex-recursion",
          "A pattern that calls itself cannot be matched in linear time.",
          "Write out the few levels that occur in practice.");
    }
    if (regex.startsWith("#", at)) {
      throw new Unsupported(
          "regex-comment", "The comment \"(?#\" is not known.", "Leave the comment out.");
    }
  }

  private Regex escape() throws Unsupported {
    at++;
    if (!more()) {
      return new Regex.Place();
    }
    int c = regex.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case 'd' -> new Regex.OneOf(Kind.DIGIT, Alphabet.DIGITS);
      case 'w' -> new Regex.OneOf(Kind.WORD, wordCharacters());
      case 's' -> new Regex.OneOf(Kind.OTHER, Alphabet.BLANKS);
      case 'D' -> new Regex.OneOf(Kind.OTHER, Alphabet.anyBut(Alphabet.DIGITS));
      case 'W' -> new Regex.OneOf(Kind.OTHER, Alphabet.anyBut(Alphabet.WORD));
      case 'S' -> new Regex.OneOf(Kind.OTHER, Alphabet.anyBut(Alphabet.BLANKS));
      case 'C' -> new Regex.OneOf(Kind.OTHER, Alphabet.EVERYTHING);
      case 'b' -> new Regex.Place(true);
      case 'B', 'A', 'z' -> new Regex.Place();
      case 'p', 'P' -> {
        at = Escapes.endOfProperty(regex, at);
        yield new Regex.OneOf(Kind.OTHER, Alphabet.EVERYTHING);
      }
      case 'k', 'g' -> throw backReference("\\" + (char) c);
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        if (c > '7' || !more() || peek() < '0' || peek() > '7') {
          throw backReference("\\" + (char) c);
        }
        yield octal();
      }
      case '0' -> octal();
      default -> {
        var escaped = Escapes.character(regex, at - Character.charCount(c));
        at = escaped.end();
        yield symbol(escaped.codePoint());
      }
    };
  }

  private Regex octal() {
    for (int digits = 0; digits < 2 && more() && peek() >= '0' && peek() <= '7'; digits++) {
      at++;
    }
    return new Regex.OneOf(Kind.OTHER, Alphabet.EVERYTHING);
  }

  private Regex symbol(int c) throws Unsupported {
    refuseUnfoldable(c, c, anyCase);
    return new Regex.Symbol(c, anyCase);
  }

  /// RE2/J looks for ever for the other cases of nine old Cyrillic letters: their capitals lead
  /// back to other letters. A range that has all letters is not looked through.
  static void refuseUnfoldable(int low, int high, boolean anyCase) throws Unsupported {
    if (anyCase
        && low <= LAST_UNFOLDABLE
        && high >= FIRST_UNFOLDABLE
        && (low > 'A' || high < LAST_FOLDED)) {
      throw new Unsupported(
          "regex-case",
          "The letters U+1C80 to U+1C88 cannot be compared without regard to case.",
          "Leave them out, or have the pattern compared letter by letter.");
    }
  }

  private Alphabet wordCharacters() {
    return anyCase ? Alphabet.WORD.inAnyCase(false, false) : Alphabet.WORD;
  }

  private static Unsupported backReference(String construct) {
    return new Unsupported(
        "regex-back-reference",
        "The back-reference \"" + construct + "\" cannot be matched in linear time.",
        "Write out what may be repeated, or match it without asking for the same again.");
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean more() {
    return at < regex.length();
  }

  private char peek() {
    return regex.charAt(at);
  }

  private boolean accept(String expected) {
    boolean here = regex.startsWith(expected, at);
    if (here) {
      at += expected.length();
    }
    return here;
  }
}
