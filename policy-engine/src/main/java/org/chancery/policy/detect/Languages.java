package org.chancery.policy.detect;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.policy.text.FoldedText;

/// Tells what language a text is written in, by its script and its small words.
///
/// Languages with a script of their own are known by it: Greek, Hebrew, Hindi, Thai, Korean,
/// Japanese, Chinese and others. In Latin, Arabic and Cyrillic script the small words decide, and
/// letters only one of the languages has. A text that fits two languages equally, or is too short
/// to tell, is in none: a rule had better not fire on a guess.
public final class Languages {
  // Of the letters of a text, its script must have this share.
  private static final double SHARE_OF_SCRIPT = 0.6;
  // A word that only one language has is enough, if nothing speaks for another.
  private static final double LEAST_SCORE = 0.99;
  private static final double LEAST_SHARE_OF_WORDS = 0.12;
  private static final double LEAST_LEAD = 1.3;
  // A telling letter weighs less than a word: names and quotations have them too.
  private static final double TELLING_LETTER = 0.34;
  private static final double MOST_FOR_LETTERS = 3;

  private static final Map<String, String> TELLING_LETTERS =
      Map.of(
          "fa", "پچژگ",
          "ur", "ٹڈڑںےہھ",
          "ru", "ыэъ",
          "uk", "іє",
          "pl", "ł",
          "da", "øæ");

  private Languages() {}

  /// The BCP 47 language of a text, such as `en`; empty if it cannot be told.
  public static Optional<String> of(FoldedText text) {
    return script(text.text()).flatMap(script -> language(script, text.text()));
  }

  private static Optional<UnicodeScript> script(String text) {
    var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    int all = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetter(c)) {
        UnicodeScript script = UnicodeScript.of(c);
        boolean kana = script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
        if (kana) {
          letters.merge(UnicodeScript.HIRAGANA, 1, Integer::sum);
        }
        letters.merge(kana ? UnicodeScript.HAN : script, 1, Integer::sum);
        all++;
      }
    }
    for (Map.Entry<UnicodeScript, Integer> entry : letters.entrySet()) {
      UnicodeScript script = entry.getKey();
      if (script != UnicodeScript.HIRAGANA && entry.getValue() >= all * SHARE_OF_SCRIPT) {
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0);
        boolean japanese = script == UnicodeScript.HAN && kana * 8 >= entry.getValue();
        return Optional.of(japanese ? UnicodeScript.HIRAGANA : script);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> language(UnicodeScript script, String text) {
    return switch (script) {
      case LATIN, ARABIC, CYRILLIC -> bySmallWords(text);
      case GREEK -> Optional.of("el");
      case HEBREW -> Optional.of("he");
      case DEVANAGARI -> Optional.of("hi");
      case BENGALI -> Optional.of("bn");
      case TAMIL -> Optional.of("ta");
      case TELUGU -> Optional.of("te");
      case THAI -> Optional.of("th");
      case HANGUL -> Optional.of("ko");
      case HIRAGANA -> Optional.of("ja");
      case HAN -> Optional.of("zh");
      case ARMENIAN -> Optional.of("hy");
      case GEORGIAN -> Optional.of("ka");
      default -> Optional.empty();
    };
  }

  private static Optional<String> bySmallWords(String text) {
    var scores = new HashMap<String, Double>();
    int words = 0;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && isWord(text, at)) {
        at++;
      }
      if (at > start && !isPartOfAddress(text, start, at)) {
        words++;
        List<String> languages = FunctionWords.languagesOf(text.substring(start, at));
        for (String language : languages) {
          scores.merge(language, 1.0 / languages.size(), Double::sum);
        }
      }
      at++;
    }
    addTellingLetters(text, scores);
    return best(scores, words);
  }

  /// Hosts and paths are in no language.
  private static boolean isPartOfAddress(String text, int start, int end) {
    boolean before = start > 0 && "./@_\\".indexOf(text.charAt(start - 1)) >= 0;
    boolean inside = end + 1 < text.length() && Character.isLetter(text.charAt(end + 1));
    boolean after = inside && "./@_\\:".indexOf(text.charAt(end)) >= 0;
    return before || after;
  }

  private static boolean isWord(String text, int at) {
    char c = text.charAt(at);
    boolean apostrophe =
        c == '\'' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    return Character.isLetter(c) || apostrophe;
  }

  private static void addTellingLetters(String text, Map<String, Double> scores) {
    TELLING_LETTERS.forEach((language, letters) -> {
      long count = text.chars().filter(c -> letters.indexOf(c) >= 0).count();
      if (count > 0) {
        scores.merge(language, Math.min(count * TELLING_LETTER, MOST_FOR_LETTERS), Double::sum);
      }
    });
  }

  private static Optional<String> best(Map<String, Double> scores, int words) {
    String best = "";
    double first = 0;
    double second = 0;
    for (Map.Entry<String, Double> entry : scores.entrySet()) {
      double score = entry.getValue();
      if (score > first) {
        second = first;
        first = score;
        best = entry.getKey();
      } else if (score > second) {
        second = score;
      }
    }
    boolean sure =
        first >= LEAST_SCORE
            && first >= words * LEAST_SHARE_OF_WORDS
            && first >= second * LEAST_LEAD;
    return sure ? Optional.of(best) : Optional.empty();
  }
}
