package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.archive.query.Near.Phrase;
import org.chancery.policy.text.FoldedText;

/// Reads the words of a phrase, with their wildcards and tildes.
final class Phrases {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HYPHEN = Pattern.compile("-");
  private static final Pattern FUZZY = Pattern.compile("(.+?)~(\\d*)");
  private static final Pattern STARS = Pattern.compile("[*?]*\\*[*?]*");
  private static final int LEAST_LETTERS = 2;
  private static final int LEAST_FUZZY = 3;
  private static final int LEAST_FUZZY_TWICE = 5;

  private Phrases() {}

  /// What stands without quotes: one word, or several where punctuation parts them.
  ///
  /// @return nothing for punctuation alone
  static Optional<Phrase> unquoted(String run, int start, int end) {
    return phrase(List.of(HYPHEN.split(folded(run), -1)), start, end);
  }

  /// What stood in quotes. A question mark or asterisk behind a word's last letter, as at the end
  /// of a question, is a wildcard only if it is an asterisk.
  static Optional<Phrase> quoted(String inner, int start, int end) {
    List<String> runs = new ArrayList<>();
    for (var run : BLANKS.split(folded(inner).strip(), -1)) {
      var kept = run.length();
      while (kept > 0 && !isWordEnd(run.charAt(kept - 1))) {
        kept--;
      }
      runs.add(run.substring(0, kept));
    }
    return phrase(runs, start, end);
  }

  private static boolean isWordEnd(char c) {
    return c == '*'
        || c == '~'
        || Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.OTHER_SYMBOL;
  }

  private static String folded(String text) {
    return FoldedText.of(text).text().replace('؟', '?');
  }

  private static Optional<Phrase> phrase(List<String> runs, int start, int end) {
    List<Term> words = new ArrayList<>();
    for (var run : runs) {
      var fuzzy = FUZZY.matcher(run);
      if (fuzzy.matches()) {
        words.add(fuzzy(fuzzy.group(1), fuzzy.group(2), start, end));
      } else {
        for (var word : Words.scan(run, true)) {
          word(word.text(), start, end).ifPresent(words::add);
        }
      }
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(new Phrase(words));
  }

  private static Term fuzzy(String run, String digits, int start, int end) {
    var words = Words.scan(run, false);
    if (words.size() != 1 || run.indexOf('*') >= 0 || run.indexOf('?') >= 0) {
      throw QueryLexer.fault(
          start,
          end,
          "A tilde stands behind something else than one plain word.",
          "Write it behind the word, as in profit~1.");
    }
    var word = words.getFirst().text();
    var letters = word.codePointCount(0, word.length());
    var changes = digits.isEmpty() ? 1 : digits.length() > 1 ? 0 : Integer.parseInt(digits);
    if (changes < 1 || changes > 2) {
      throw QueryLexer.fault(
          start, end, "A fuzzy word differs by 1 or 2 letters.", "Write word~1 or word~2.");
    }
    if (letters < (changes == 1 ? LEAST_FUZZY : LEAST_FUZZY_TWICE)) {
      throw QueryLexer.fault(
          start,
          end,
          "The word is too short to be fuzzy: nearly every word would match.",
          "Use at least "
              + LEAST_FUZZY
              + " letters with ~1 and "
              + LEAST_FUZZY_TWICE
              + " with ~2.");
    }
    return new Term.Fuzzy(word, changes);
  }

  private static Optional<Term> word(String word, int start, int end) {
    if (word.indexOf('*') < 0 && word.indexOf('?') < 0) {
      return Optional.of(new Term.Exact(word));
    }
    var letters = word.codePoints().filter(c -> c != '*' && c != '?').count();
    if (letters == 0 && word.indexOf('*') < 0) {
      // A question mark on its own is punctuation.
      return Optional.empty();
    }
    if (letters < LEAST_LETTERS) {
      throw QueryLexer.fault(
          start,
          end,
          "The wildcard stands for nearly every word.",
          "Write at least " + LEAST_LETTERS + " letters beside it, as in terminat*.");
    }
    return Optional.of(new Term.Wild(normal(word)));
  }

  /// With the stars and question marks of a run in one order: question marks first, one star.
  private static String normal(String shape) {
    return STARS
        .matcher(shape)
        .replaceAll(
            run -> "?".repeat((int) run.group().chars().filter(c -> c == '?').count()) + "*");
  }
}
