package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// A text as words, folded as the policy engine folds them.
///
/// A word is a run of letters, digits and marks; everything else only separates. Letters of scripts
/// that write no blanks between words, and symbols such as emoji, are words of their own, so that a
/// phrase of them finds what stands together. The index is given these words and adds nothing to
/// them: what a search finds does not depend on its tokenizer.
public final class Words {

  /// Longer words are cut, in texts and queries alike.
  static final int LONGEST = 100;

  private final FoldedText folded;
  private final List<Word> words;

  private Words(FoldedText folded, List<Word> words) {
    this.folded = folded;
    this.words = words;
  }

  /// One word.
  ///
  /// @param start where it begins in the folded text
  /// @param end behind its last unit there
  record Word(String text, int start, int end) {}

  /// The words of a text.
  public static Words of(String original) {
    var folded = FoldedText.of(original);
    return new Words(folded, scan(folded.text(), false));
  }

  /// How many there are.
  public int size() {
    return words.size();
  }

  String at(int place) {
    return words.get(place).text();
  }

  /// The words with a blank between each two.
  public String joined() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /// Where a word stands in the original, in UTF-16 units and whole characters.
  Span original(int place) {
    var word = words.get(place);
    return folded.original(word.start(), word.end());
  }

  /// Cuts folded text into words.
  ///
  /// @param withWildcards whether `*` and `?` are parts of words
  static List<Word> scan(String folded, boolean withWildcards) {
    List<Word> words = new ArrayList<>();
    var start = -1;
    var at = 0;
    while (at < folded.length()) {
      var c = folded.codePointAt(at);
      var next = at + Character.charCount(c);
      var alone = standsAlone(c);
      var inWord = !alone && (isWordPart(c) || (withWildcards && (c == '*' || c == '?')));
      if (start >= 0 && (!inWord || at - start >= LONGEST)) {
        words.add(new Word(folded.substring(start, at), start, at));
        start = -1;
      }
      if (alone) {
        words.add(new Word(folded.substring(at, next), at, next));
      } else if (inWord && start < 0) {
        start = at;
      }
      at = next;
    }
    if (start >= 0) {
      words.add(new Word(folded.substring(start), start, folded.length()));
    }
    return words;
  }

  private static boolean isWordPart(int c) {
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }

  private static boolean standsAlone(int c) {
    if (c < 0xA0) {
      return false;
    }
    if (Character.getType(c) == Character.OTHER_SYMBOL || Character.isIdeographic(c)) {
      return true;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return "Words[" + words.size() + "]";
  }
}
