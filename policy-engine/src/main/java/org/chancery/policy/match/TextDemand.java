package org.chancery.policy.match;

import java.util.List;
import org.chancery.policy.match.TextShape.Kind;

/// What the [TextShape] of every text that a pattern matches has at least.
public record TextDemand(int units, int digits, Runs runs, long low, long high) {
  /// What is demanded of the runs of each kind.
  public record Runs(RunDemand digit, RunDemand hex, RunDemand word, RunDemand token) {
    private static Runs ofOne(Kind kind) {
      return new Runs(
          RunDemand.ofOne(kind.isWithin(Kind.DIGIT)),
          RunDemand.ofOne(kind.isWithin(Kind.HEX)),
          RunDemand.ofOne(kind.isWithin(Kind.WORD)),
          RunDemand.ofOne(kind.isWithin(Kind.TOKEN)));
    }

    private Runs then(Runs next) {
      return new Runs(
          digit.then(next.digit), hex.then(next.hex), word.then(next.word), token.then(next.token));
    }

    private Runs or(Runs other) {
      return new Runs(
          digit.or(other.digit), hex.or(other.hex), word.or(other.word), token.or(other.token));
    }

    private Runs repeated(int min) {
      return new Runs(
          digit.repeated(min), hex.repeated(min), word.repeated(min), token.repeated(min));
    }

    private boolean metBy(TextShape.Runs text) {
      return text.digit() >= digit.longest()
          && text.hex() >= hex.longest()
          && text.word() >= word.longest()
          && text.token() >= token.longest();
    }
  }

  // Beyond any text, and small enough never to overflow.
  private static final int MANY = 1 << 20;
  private static final TextDemand NOTHING =
      new TextDemand(
          0,
          0,
          new Runs(RunDemand.NOTHING, RunDemand.NOTHING, RunDemand.NOTHING, RunDemand.NOTHING),
          0,
          0);

  public boolean metBy(TextShape text) {
    return text.units() >= units
        && text.digits() >= digits
        && (text.low() & low) == low
        && (text.high() & high) == high
        && runs.metBy(text.runs());
  }

  static TextDemand of(Regex regex) {
    return switch (regex) {
      case Regex.Place _ -> NOTHING;
      case Regex.Symbol(int c, _) -> ofSymbol(c);
      case Regex.OneOf(Kind kind, _) -> ofOne(kind, 0, 0);
      case Regex.Sequence(var parts) ->
          parts.stream().map(TextDemand::of).reduce(NOTHING, TextDemand::then);
      case Regex.Choice(var branches) -> ofChoice(branches);
      case Regex.Repeat(var part, int min, _) -> of(part).repeated(min);
    };
  }

  private static TextDemand ofSymbol(int c) {
    if (c >= 0x7F || (c < ' ' && !(c >= '\t' && c <= '\r'))) {
      return ofOne(Kind.OTHER, 0, 0);
    }
    // As folding writes it: blanks alike, letters small.
    int folded = c < ' ' ? ' ' : Character.toLowerCase(c);
    return ofOne(Kind.of(c), folded < 64 ? 1L << folded : 0, folded < 64 ? 0 : 1L << folded);
  }

  private static TextDemand ofOne(Kind kind, long low, long high) {
    return new TextDemand(1, kind == Kind.DIGIT ? 1 : 0, Runs.ofOne(kind), low, high);
  }

  private TextDemand then(TextDemand next) {
    return new TextDemand(
        sum(units, next.units),
        sum(digits, next.digits),
        runs.then(next.runs),
        low | next.low,
        high | next.high);
  }

  private static TextDemand ofChoice(List<Regex> branches) {
    return branches.stream().map(TextDemand::of).reduce(TextDemand::or).orElse(NOTHING);
  }

  TextDemand or(TextDemand other) {
    return new TextDemand(
        Math.min(units, other.units),
        Math.min(digits, other.digits),
        runs.or(other.runs),
        low & other.low,
        high & other.high);
  }

  private TextDemand repeated(int min) {
    return new TextDemand(
        times(units, min),
        times(digits, min),
        runs.repeated(min),
        min == 0 ? 0 : low,
        min == 0 ? 0 : high);
  }

  static int sum(int a, int b) {
    return Math.min(a + b, MANY);
  }

  static int times(int a, int n) {
    return (int) Math.min((long) a * n, MANY);
  }
}
