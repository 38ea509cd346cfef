package org.chancery.policy;

import java.util.List;

/// What the [TextShape] of every text that a pattern matches has at least.
record TextDemand(int units, int digits, Run run, long low, long high) {
  /// Characters that [TextShape#isToken] side by side in every match.
  ///
  /// @param whole whether a match is nothing but such characters
  /// @param first how many it begins with
  /// @param last how many it ends with
  /// @param longest the longest run in it
  record Run(boolean whole, int first, int last, int longest) {}

  // Numbers beyond any text, small enough never to overflow.
  private static final int MANY = 1 << 20;
  private static final TextDemand NOTHING = new TextDemand(0, 0, new Run(true, 0, 0, 0), 0, 0);

  boolean metBy(TextShape text) {
    return text.units() >= units
        && text.digits() >= digits
        && text.longestRun() >= run.longest
        && (text.low() & low) == low
        && (text.high() & high) == high;
  }

  static TextDemand of(Regex regex) {
    return switch (regex) {
      case Regex.Place _ -> NOTHING;
      case Regex.Symbol(int c) -> ofSymbol(c);
      case Regex.OneOf(boolean digits, boolean token) -> ofOne(digits, token, 0, 0);
      case Regex.Sequence(var parts) ->
          parts.stream().map(TextDemand::of).reduce(NOTHING, TextDemand::then);
      case Regex.Choice(var branches) -> ofChoice(branches);
      case Regex.Repeat(var part, int min, _) -> of(part).repeated(min);
    };
  }

  private static TextDemand ofSymbol(int c) {
    if (c >= 0x7F || (c < ' ' && !(c >= '\t' && c <= '\r'))) {
      return ofOne(false, false, 0, 0);
    }
    // As folding writes it: blanks alike, letters small.
    int folded = c < ' ' ? ' ' : Character.toLowerCase(c);
    return ofOne(
        c >= '0' && c <= '9',
        TextShape.isToken((char) c),
        folded < 64 ? 1L << folded : 0,
        folded < 64 ? 0 : 1L << folded);
  }

  private static TextDemand ofOne(boolean digit, boolean token, long low, long high) {
    int run = token ? 1 : 0;
    return new TextDemand(1, digit ? 1 : 0, new Run(token, run, run, run), low, high);
  }

  private TextDemand then(TextDemand next) {
    var joined =
        new Run(
            run.whole && next.run.whole,
            run.whole ? sum(run.first, next.run.first) : run.first,
            next.run.whole ? sum(run.last, next.run.last) : next.run.last,
            Math.max(Math.max(run.longest, next.run.longest), sum(run.last, next.run.first)));
    return new TextDemand(
        sum(units, next.units), sum(digits, next.digits), joined, low | next.low, high | next.high);
  }

  private static TextDemand ofChoice(List<Regex> branches) {
    return branches.stream().map(TextDemand::of).reduce(TextDemand::or).orElse(NOTHING);
  }

  private TextDemand or(TextDemand other) {
    var either =
        new Run(
            run.whole && other.run.whole,
            Math.min(run.first, other.run.first),
            Math.min(run.last, other.run.last),
            Math.min(run.longest, other.run.longest));
    return new TextDemand(
        Math.min(units, other.units),
        Math.min(digits, other.digits),
        either,
        low & other.low,
        high & other.high);
  }

  private TextDemand repeated(int min) {
    if (min == 0) {
      return new TextDemand(0, 0, new Run(run.whole, 0, 0, 0), 0, 0);
    }
    var repeated =
        run.whole
            ? new Run(true, times(run.first, min), times(run.last, min), times(run.longest, min))
            : new Run(
                false,
                run.first,
                run.last,
                min == 1 ? run.longest : Math.max(run.longest, sum(run.last, run.first)));
    return new TextDemand(times(units, min), times(digits, min), repeated, low, high);
  }

  private static int sum(int a, int b) {
    return Math.min(a + b, MANY);
  }

  private static int times(int a, int n) {
    return (int) Math.min((long) a * n, MANY);
  }
}
