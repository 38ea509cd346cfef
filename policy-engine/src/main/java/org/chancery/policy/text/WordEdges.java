package org.chancery.policy.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;

/// Decides whether a term found in folded text stands at the edges of a word.
///
/// The rule is our own and goes by script, because `\b` of the regex engines knows ASCII only:
/// letters, digits and marks of neighbouring words block a match; scripts written without blanks
/// have no edges to ask for; Arabic writes "and", "for", "with" and "the" onto the word.
public final class WordEdges {
  private static final char WAW = 'و';
  private static final char FA = 'ف';
  private static final char BA = 'ب';
  private static final char LAM = 'ل';
  private static final char KAF = 'ك';
  private static final char ALIF = 'ا';
  // The longest, such as "and with the", is waw ba alif lam.
  private static final int LONGEST_PROCLITIC = 4;

  private WordEdges() {}

  /// Whether a term from `start` begins a word.
  public static boolean begins(char[] text, int start) {
    if (start == 0) {
      return true;
    }
    int before = Character.codePointBefore(text, start, 0);
    int first = Character.codePointAt(text, start);
    return !joins(before, first) || (isArabic(first) && followsProclitic(text, start));
  }

  /// Whether a term up to before `end` ends a word, in a text of `length` units.
  public static boolean ends(char[] text, int end, int length) {
    if (end == length) {
      return true;
    }
    int last = Character.codePointBefore(text, end, 0);
    int after = Character.codePointAt(text, end, length);
    return !joins(last, after);
  }

  private static boolean joins(int left, int right) {
    if (left < 0x80 && right < 0x80) {
      return isAsciiWord(left) && isAsciiWord(right);
    }
    if (isMark(right)) {
      // The left letter is not whole without it, in any script.
      return isWord(left);
    }
    if (!isWord(left) || !isWord(right)) {
      return false;
    }
    int leftScript = family(left);
    int rightScript = family(right);
    return leftScript != UScript.UNKNOWN
        && rightScript != UScript.UNKNOWN
        && (leftScript == rightScript
            || leftScript == UScript.COMMON
            || rightScript == UScript.COMMON);
  }

  private static boolean isAsciiWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isWord(int c) {
    return c < 0x80 ? isAsciiWord(c) : UCharacter.isLetterOrDigit(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    int type = UCharacter.getType(c);
    return type == UCharacterCategory.NON_SPACING_MARK
        || type == UCharacterCategory.COMBINING_SPACING_MARK;
  }

  /// Letters of one family stand in one word; UNKNOWN is written without blanks between words.
  private static int family(int c) {
    if (c < 0x80) {
      return c >= 'a' ? UScript.LATIN : UScript.COMMON;
    }
    int script = UScript.getScript(c);
    return switch (script) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR ->
          UScript.UNKNOWN;
      case UScript.GREEK, UScript.CYRILLIC -> UScript.LATIN;
      case UScript.INHERITED -> UScript.COMMON;
      default -> script;
    };
  }

  private static boolean isArabic(int c) {
    return c >= 0x600 && c < 0x700 && UScript.getScript(c) == UScript.ARABIC;
  }

  /// Whether the letters between the word's start and `end` are nothing but proclitics.
  private static boolean followsProclitic(char[] text, int end) {
    int start = end;
    while (start > 0 && joins(text[start - 1], text[start])) {
      start--;
      if (end - start > LONGEST_PROCLITIC) {
        return false;
      }
    }
    int at = start;
    if (at < end && (text[at] == WAW || text[at] == FA)) {
      at++;
    }
    if (at == end || endsWithArticle(text, at, end, ALIF)) {
      return true;
    }
    if (text[at] == LAM && endsWithArticle(text, at, end, LAM)) {
      return true; // "for the" drops the alif
    }
    if (text[at] != BA && text[at] != LAM && text[at] != KAF) {
      return false;
    }
    at++;
    return at == end || endsWithArticle(text, at, end, ALIF);
  }

  private static boolean endsWithArticle(char[] text, int at, int end, char first) {
    return end - at == 2 && text[at] == first && text[at + 1] == LAM;
  }
}
