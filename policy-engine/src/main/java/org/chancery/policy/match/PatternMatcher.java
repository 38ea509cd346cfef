package org.chancery.policy.match;

import com.google.re2j.Matcher;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;
import org.chancery.policy.text.Span;

/// A compiled pattern rule: RE2/J, and what spares running it.
///
/// It runs on the text as it was sent, not on the folded one: patterns are written for codes, keys
/// and numbers, in which case, signs and blanks carry meaning.
///
/// @param regex the machine
/// @param demand what every matching text has
/// @param literals folded strings one of which every matching text has; empty if none is known
public record PatternMatcher(
    com.google.re2j.Pattern regex, TextDemand demand, Set<String> literals) {
  static final int MAX_CHARACTERS = 1_000;
  // Matching costs at most text length times this.
  static final int MAX_SIZE = 4_000;

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
      Regex shape = RegexReader.read(expression);
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
      return new Attempt.Ready(new PatternMatcher(regex, demand, RequiredLiterals.of(shape)));
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
}
