package org.chancery.archive.hold;

import java.util.List;
import java.util.regex.Pattern;
import org.chancery.archive.problem.Refusal;
import org.chancery.policy.text.FoldedText;

/// A word or a phrase that narrows a hold. Case, diacritics and Arabic letter forms do not matter;
/// a word that ends in `*` stands for all words that begin so.
///
/// @param written as the officer wrote it
public record HoldTerm(String written) {

  private static final int LONGEST = 200;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}*]+");
  private static final Pattern STAR_ALONE = Pattern.compile("\\*+");

  /// Refuses a term that stands for nothing or for everything.
  public HoldTerm {
    written = written.strip();
    if (written.length() > LONGEST) {
      throw Refusal.invalid(
          "terms", "A term is longer than " + LONGEST + " characters.", "Shorten it to its words.");
    }
    var parts = pattern(written);
    if (parts.isEmpty() || parts.stream().anyMatch(part -> STAR_ALONE.matcher(part).matches())) {
      throw Refusal.invalid(
          "terms",
          "A term has no word in it.",
          "Write words or phrases, as in merger or terminat*.");
    }
  }

  /// The folded words of a text, as [#occursIn] compares them.
  public static List<String> words(String text) {
    return split(FoldedText.of(text).text().replace("*", " "));
  }

  boolean occursIn(List<String> words) {
    var pattern = pattern(written);
    for (var start = 0; start + pattern.size() <= words.size(); start++) {
      if (matches(pattern, words, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<String> pattern, List<String> words, int start) {
    for (var i = 0; i < pattern.size(); i++) {
      var part = pattern.get(i);
      var word = words.get(start + i);
      var isSame =
          part.endsWith("*")
              ? word.startsWith(part.substring(0, part.length() - 1))
              : word.equals(part);
      if (!isSame) {
        return false;
      }
    }
    return true;
  }

  private static List<String> pattern(String written) {
    return split(FoldedText.of(written).text());
  }

  private static List<String> split(String folded) {
    return BETWEEN_WORDS.splitAsStream(folded).filter(part -> !part.isEmpty()).toList();
  }

  @Override
  public String toString() {
    return "HoldTerm[" + written.length() + " chars]";
  }
}
