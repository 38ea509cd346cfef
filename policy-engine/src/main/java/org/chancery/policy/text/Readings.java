package org.chancery.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reader would copy out of a text as a number or a key, in the capitals it was sent in.
///
/// Numbers and keys are not looked for in the folded views, for in a key case carries meaning, and
/// a lexicon's view makes letters of digits. These are made for them: the text as it is seen, its
/// characters set apart put together, letters that stand for digits read as such, and what codes
/// stand for. Plain chat has none of them; all take time linear in the text.
public final class Readings {
  private static final int FEWEST_DIGITS = 4;
  // What a glance asks of each ASCII character.
  private static final byte WORD = 1;
  private static final byte DIGIT = 2;
  private static final byte SIGN = 4;
  private static final byte SIGN_IF_DOUBLED = 8;
  private static final byte[] GLANCE = new byte[0x80];

  static {
    for (char c = 0; c < GLANCE.length; c++) {
      GLANCE[c] =
          (byte)
              ((Copy.isAlphanumeric(c) ? WORD : 0)
                  | (Copy.isDigit(c) ? DIGIT : 0)
                  | (Rendering.mayBegin(c, false) ? SIGN : 0)
                  | (Rendering.mayBegin(c, true) ? SIGN_IF_DOUBLED : 0));
    }
  }

  private Readings() {}

  /// The readings in which a text differs from what was sent, codes left as they are.
  public static List<TextView> of(FoldedText text) {
    return isPlain(text.original()) ? List.of() : read(text);
  }

  /// Whether a glance tells that there is nothing to read: neither foreign characters nor signs of
  /// rendering, fewer digits than a number has, and no single characters in a row. Most chat is so.
  static boolean isPlain(String text) {
    int digits = 0;
    boolean afterWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      byte kinds = c < GLANCE.length ? GLANCE[c] : SIGN;
      if (kinds == WORD && afterWord) {
        continue;
      }
      boolean word = (kinds & WORD) != 0;
      if ((kinds & SIGN) != 0
          || ((kinds & SIGN_IF_DOUBLED) != 0 && i > 0 && text.charAt(i - 1) == c)
          || ((kinds & DIGIT) != 0 && ++digits == FEWEST_DIGITS)
          || (word && !afterWord && Spelled.mayBeginRow(text, i))) {
        return false;
      }
      afterWord = word;
    }
    return true;
  }

  static List<TextView> read(FoldedText text) {
    var readings = new ArrayList<TextView>(2);
    Copy copy = Legible.of(text);
    if (copy.isChanged()) {
      readings.add(copy.view(ViewKind.LEGIBLE, text));
    }
    Copy joined = Spelled.together(copy);
    if (joined != copy) {
      readings.add(joined.view(ViewKind.SEPARATORS, text));
    }
    if (joined.digits() >= FEWEST_DIGITS) {
      Copy numbers = LetterDigits.undone(joined);
      if (numbers != joined) {
        readings.add(numbers.view(ViewKind.DIGITS, text));
      }
    }
    return readings;
  }

  /// The text with its codes replaced by what they stand for; empty if there are none.
  public static Optional<TextView> decoded(FoldedText text) {
    return Optional.ofNullable(Decoding.inPlace(text))
        .map(copy -> copy.view(ViewKind.DECODED, text));
  }
}
