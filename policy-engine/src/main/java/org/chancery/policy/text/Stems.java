package org.chancery.policy.text;

import java.util.Arrays;

/// Words reduced to what their inflections share, for lexicons that match by stem.
///
/// Light on purpose, for a stem that is too short makes strangers alike: English plurals, verb
/// forms, agents and adverbs; the Arabic article, conjunction and endings. Other words stay what
/// they are. A stem is no word to show to anybody; it is compared with other stems only.
public final class Stems {
  private Stems() {}

  /// A folded text with every word reduced to its stem.
  ///
  /// @param folded a term as [FoldedText#text()] gives it
  public static String of(String folded) {
    return layer(FoldedText.unfolded(folded)).text();
  }

  /// A text with every word reduced to its stem; a hit points to the whole words.
  public static TextView view(FoldedText text) {
    return new TextView(ViewKind.STEMMED, layer(text), text::original);
  }

  private static Layer layer(FoldedText text) {
    var changed = new boolean[text.length()];
    Arrays.fill(changed, true);
    var below = Layer.bottom(text, changed);
    var above = below.above();
    int at = 0;
    while (at < below.length()) {
      int start = at;
      while (at < below.length() && !Letters.isLetter(below.units[at])) {
        at++;
      }
      above.copy(below, start, at);
      int word = at;
      while (at < below.length() && Letters.isLetter(below.units[at])) {
        at++;
      }
      if (mayHaveStem(below.units, word, at)) {
        addStem(below, word, at, above);
      } else {
        above.copy(below, word, at);
      }
    }
    return above;
  }

  /// Whether a word's beginning and end leave room for a stem; wrong only in saying yes.
  private static boolean mayHaveStem(char[] units, int start, int end) {
    return start < end
        && (units[start] < 0x80
            ? end - start >= EnglishStem.SHORTEST_WORD && EnglishStem.mayEnd(units[end - 1])
            : isArabic(units[start]));
  }

  private static void addStem(Layer below, int start, int end, Layer above) {
    String stem = stem(new String(below.units, start, end - start));
    int last = stem.length() - 1;
    for (int i = 0; i <= last; i++) {
      // The whole word is behind its first and last letter, and whatever is between.
      above.add(
          stem.charAt(i), below, i == 0 ? start : start + i, i == last ? end - 1 : start + i, true);
    }
  }

  private static String stem(String word) {
    char first = word.charAt(0);
    if (first < 0x80 && isAscii(word)) {
      return EnglishStem.of(word);
    }
    return isArabic(first) ? arabic(word) : word;
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isArabic(char letter) {
    return letter >= 0x600 && letter < 0x700;
  }

  private static final String[] ARTICLES = {"وال", "بال", "كال", "فال", "ولل", "ال", "لل"};
  private static final String[] ENDINGS = {
    "ها", "هم", "نا", "كم", "ان", "ات", "ون", "ين", "يه", "ه", "ي"
  };
  private static final int SHORTEST_ARABIC = 3;

  private static String arabic(String word) {
    String stem = word;
    boolean article = false;
    for (String prefix : ARTICLES) {
      if (stem.startsWith(prefix) && stem.length() - prefix.length() >= SHORTEST_ARABIC) {
        stem = stem.substring(prefix.length());
        article = true;
        break;
      }
    }
    if (!article && stem.charAt(0) == 'و' && stem.length() > SHORTEST_ARABIC) {
      stem = stem.substring(1);
    }
    for (String ending : ENDINGS) {
      if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST_ARABIC) {
        return stem.substring(0, stem.length() - ending.length());
      }
    }
    return stem;
  }
}
