package org.chancery.policy.text;

import java.util.Set;

/// The stem of an English word in small letters.
///
/// Where an ending goes, the spelling of the word without it comes back: "planning" is of "plan"
/// and "trading" of "trade". Words of several syllables lose a final e instead, for there the
/// spelling does not tell whether they had one.
final class EnglishStem {
  static final int SHORTEST_WORD = 4;
  private static final int SHORTEST_STEM = 3;
  private static final int SHORTEST_BEFORE_LY = 4;
  private static final int SHORTEST_BEFORE_ION = 6;

  // What looks like an ending in them is none, or makes another word of them.
  private static final Set<String> WHOLE =
      Set.of(
          "news",
          "always",
          "lens",
          "series",
          "species",
          "perhaps",
          "during",
          "morning",
          "evening",
          "nothing",
          "something",
          "anything",
          "everything",
          "insider",
          "outsider",
          "number",
          "corner",
          "tower",
          "flower",
          "shower",
          "power",
          "letter",
          "better",
          "butter",
          "matter",
          "dinner",
          "summer",
          "offer",
          "differ",
          "suffer",
          "hammer",
          "master",
          "water",
          "paper",
          "order",
          "border",
          "under",
          "over",
          "other",
          "another",
          "either",
          "never",
          "ever",
          "after",
          "later",
          "former",
          "counter",
          "shoulder",
          "soldier",
          "center",
          "enter",
          "quarter",
          "charter",
          "chapter",
          "finger",
          "winter",
          "sister",
          "mother",
          "father",
          "brother",
          "weather",
          "whether",
          "rather",
          "together",
          "silver",
          "river",
          "cover",
          "prayer",
          "cancer",
          "anger",
          "danger",
          "only",
          "family",
          "early",
          "comply",
          "reply",
          "supply",
          "apply",
          "imply",
          "rely",
          "hundred",
          "sacred",
          "proper",
          "answer",
          "consider",
          "remember",
          "discover",
          "deliver",
          "transfer",
          "launder",
          "murder",
          "tender");

  private EnglishStem() {}

  /// Whether an ending that may go ends with this letter.
  static boolean mayEnd(char letter) {
    return switch (letter) {
      case 's', 'd', 'g', 'r', 'y', 'n', 'e' -> true;
      default -> false;
    };
  }

  static String of(String word) {
    if (word.length() < SHORTEST_WORD || WHOLE.contains(word)) {
      return word;
    }
    String stem = withoutPlural(word);
    if (!WHOLE.contains(stem)) {
      stem = withoutEnding(stem);
    }
    if (WHOLE.contains(stem)) {
      return stem;
    }
    int last = stem.length() - 1;
    if (stem.endsWith("ie") && stem.length() > SHORTEST_WORD) {
      return stem.substring(0, last - 1) + "y";
    }
    return stem.endsWith("e") && syllables(stem, last) > 1 ? stem.substring(0, last) : stem;
  }

  private static String withoutPlural(String word) {
    int length = word.length();
    if (!word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && length > SHORTEST_WORD) {
      return word.substring(0, length - 3) + "y";
    }
    boolean hissing =
        word.endsWith("xes")
            || word.endsWith("ches")
            || word.endsWith("shes")
            || word.endsWith("sses")
            || word.endsWith("zzes");
    return word.substring(0, hissing ? length - 2 : length - 1);
  }

  private static String withoutEnding(String word) {
    int length = word.length();
    if (word.endsWith("ied") && length > SHORTEST_WORD) {
      return word.substring(0, length - 3) + "y";
    }
    if (word.endsWith("ing")) {
      return respelt(word, length - 3);
    }
    if (word.endsWith("ed") && !word.endsWith("eed")) {
      return respelt(word, length - 2);
    }
    if (word.endsWith("er") && !word.endsWith("eer")) {
      return respelt(word, length - 2);
    }
    if (word.endsWith("ly") && length - 2 >= SHORTEST_BEFORE_LY) {
      return word.substring(0, length - 2);
    }
    if (word.endsWith("tion") && length - 3 >= SHORTEST_BEFORE_ION) {
      return word.substring(0, length - 3);
    }
    return word;
  }

  /// The word up to `end` as it is spelt without what followed, or all of it if that is no word.
  private static String respelt(String word, int end) {
    String stem = word.substring(0, end);
    int last = end - 1;
    if (end < SHORTEST_STEM || syllables(stem, end) == 0) {
      return word;
    }
    char c = stem.charAt(last);
    if (isVowel(stem, last)) {
      return c == 'e' || c == 'o' || c == 'y' ? stem : stem + "e";
    }
    if (stem.charAt(last - 1) == c) {
      boolean belongs = c == 'l' || c == 's' || c == 'z' || c == 'f';
      return belongs ? stem : stem.substring(0, last);
    }
    boolean single = isVowel(stem, last - 1) && (last < 2 || !isVowel(stem, last - 2));
    boolean silent = single && syllables(stem, end) == 1 && "wxy".indexOf(c) < 0;
    boolean soft = c == 'v' || (c == 'c' && !single) || (c == 'g' && stem.charAt(last - 1) == 'd');
    return silent || (soft && syllables(stem, end) == 1) ? stem + "e" : stem;
  }

  /// Groups of vowels before `end`.
  private static int syllables(String word, int end) {
    int groups = 0;
    boolean before = false;
    for (int i = 0; i < end; i++) {
      boolean vowel = isVowel(word, i);
      if (vowel && !before) {
        groups++;
      }
      before = vowel;
    }
    return groups;
  }

  private static boolean isVowel(String word, int at) {
    return switch (word.charAt(at)) {
      case 'a', 'e', 'i', 'o', 'u' -> true;
      case 'y' -> at > 0;
      default -> false;
    };
  }
}
