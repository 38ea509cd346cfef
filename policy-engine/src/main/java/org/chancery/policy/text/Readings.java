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

  private Readings() {}

  /// The readings in which a text differs from what was sent, codes left as they are.
  public static List<TextView> of(FoldedText text) {
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
