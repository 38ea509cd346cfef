package org.chancery.policy.match;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// A compiled pattern rule: RE2/J, and what spares running it.
///
/// It runs on the text as it was sent, not on the folded one: patterns are written for codes, keys
/// and numbers, in which case, signs and blanks carry meaning.
///
/// @param regex the machine
/// @param demand what every matching text has
/// @param literals folded strings one of which every matching text has; empty if none is known
/// @param reach what a match can consist of
/// @param bytes the same over the bytes of [WideUtf8], or wider; empty if it would get too large
/// @param source what it was compiled from
public record PatternMatcher(
    com.google.re2j.Pattern regex,
    TextDemand demand,
    Set<String> literals,
    Reach reach,
    String bytes,
    Source source) {
  /// An expression as it was written; two patterns of one source match alike.
  public record Source(String expression, boolean caseSensitive) {}

  /// What a match can consist of, and what finding it costs.
  ///
  /// @param alphabet no other characters
  /// @param longest no more units
  /// @param size about how many instructions the machine has
  public record Reach(Alphabet alphabet, long longest, int size) {
    static Reach of(Regex shape) {
      return new Reach(shape.alphabet(), shape.longest(), (int) shape.size());
    }
  }

  static final int MAX_CHARACTERS = 1_000;
  // Matching costs at most text length times this.
  static final int MAX_SIZE = 4_000;
  private static final int START_STEPS = 200;
  private static final int STEPS_A_CHARACTER = 8;

  /// Whether a pattern can be used.
  public sealed interface Attempt {
    /// It can.
    record Ready(PatternMatcher matcher) implements Attempt {}

    /// It cannot; the parts say what and what to do instead.
    record Refused(String code, String message, String cure) implements Attempt {}
  }

  /// Compiles an expression.
  public static Attempt compile(String expression, boolean caseSensitive) {
    if (expression.length() > MAX_CHARACTERS) {
      return new Attempt.Refused(
          "regex-too-long",
          "The pattern has " + expression.length() + " characters.",
          "Keep it to " + MAX_CHARACTERS + ", or list its words in a lexicon.");
    }
    try {
      Regex shape = RegexReader.read(expression, caseSensitive);
      if (shape.size() > MAX_SIZE) {
        return new Attempt.Refused(
            "regex-too-large",
            "Written out, the pattern has " + shape.size() + " steps.",
            "Use smaller counts in \"{...}\"; at most " + MAX_SIZE + " steps are allowed.");
      }
      int flags = caseSensitive ? 0 : com.google.re2j.Pattern.CASE_INSENSITIVE;
      var regex = com.google.re2j.Pattern.compile(expression, flags);
      TextDemand demand = TextDemand.of(shape);
      if (demand.units() == 0) {
        return new Attempt.Refused(
            "regex-matches-nothing",
            "The pattern matches the empty text, so it would match every message.",
            "Ask for at least one character, for example with \"+\" instead of \"*\".");
      }
      return new Attempt.Ready(
          new PatternMatcher(
              regex,
              demand,
              RequiredLiterals.of(shape),
              Reach.of(shape),
              ByteExpression.of(shape),
              new Source(expression, caseSensitive)));
    } catch (RegexReader.Unsupported e) {
      return new Attempt.Refused(e.code, String.valueOf(e.getMessage()), e.cure);
    } catch (PatternSyntaxException e) {
      return new Attempt.Refused(
          "regex-syntax",
          "The pattern is not RE2 syntax: " + e.getDescription() + where(e.getPattern()) + ".",
          "Correct it; the syntax is RE2's, and signs meant as such need a backslash.");
    }
  }

  private static String where(String part) {
    return part.isEmpty() ? "" : ", at \"" + part + "\"";
  }

  /// Adds where the pattern matches, the first ones only, as stretches of the text.
  ///
  /// The limit keeps the whole linear too: each search alone may look at all that is left.
  public void find(CharSequence text, int limit, List<Span> into) {
    Matcher matcher = regex.matcher(text);
    while (into.size() < limit && matcher.find()) {
      if (matcher.end() > matcher.start()) {
        into.add(new Span(matcher.start(), matcher.end()));
      }
    }
  }

  /// Adds the first matches like [#find(CharSequence, int, List)], looking only where the pattern
  /// can match.
  ///
  /// @param place where it stands in its bank
  /// @return false if the budget ended first; what was found until then stays
  boolean find(SearchedText searched, int place, SpanFinder finder, int limit, List<Span> into) {
    for (Span stretch : searched.stretches(place)) {
      SpanFinder.End end = finder.find(searched, stretch.start(), stretch.end(), limit, into);
      if (end == SpanFinder.End.GAVE_UP) {
        into.clear();
        return findSlowly(searched.text(), searched.folded(), limit, searched.budget(), into);
      }
      if (end == SpanFinder.End.BUDGET) {
        return false;
      }
    }
    return true;
  }

  private boolean findSlowly(
      String text, FoldedText folded, int limit, Budget budget, List<Span> into) {
    if (!budget.spend(Windows.costOf(this, text))) {
      return false;
    }
    Windows windows = Windows.of(this, text, folded);
    for (int i = 0; i < windows.count() && into.size() < limit; i++) {
      if (!find(text, windows.start(i), windows.end(i), limit, budget, into)) {
        return false;
      }
    }
    return true;
  }

  // RE2/J reads a character once for each of its threads, of which few are alive as a rule.
  private long costOf(int length) {
    return START_STEPS + (long) length * (STEPS_A_CHARACTER + reach.size() / 8);
  }

  private boolean find(String text, int start, int end, int limit, Budget budget, List<Span> into) {
    // The character behind tells the machine whether a word or the text ends; no match takes it.
    int seen = Math.min(end + 1, text.length());
    Matcher matcher = regex.matcher(seen < text.length() ? new Beginning(text, seen) : text);
    int from = start;
    while (into.size() < limit && from < end) {
      // A search may have to read all that is left, but only what it did read is paid for. What
      // costs less may still be found after a piece too big.
      if (costOf(end - from) > budget.left()) {
        return false;
      }
      boolean found = matcher.find(from) && matcher.start() < end;
      int to = found ? matcher.end() : end;
      budget.spend(costOf(to - from));
      if (found) {
        into.add(new Span(matcher.start(), to));
      }
      from = to;
    }
    return true;
  }

  /// The first units of a text, without a copy.
  private record Beginning(String text, int length) implements CharSequence {
    @Override
    public char charAt(int index) {
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text.substring(0, length);
    }
  }
}
