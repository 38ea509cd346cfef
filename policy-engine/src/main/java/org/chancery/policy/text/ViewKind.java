package org.chancery.policy.text;

/// The ways in which a text is looked at, each undoing one disguise.
public enum ViewKind {
  /// The fold itself: what an honest writer's spelling comes to.
  NORMALISED("as written"),
  /// Every word reduced to its stem; only for lexicons that match by stem.
  STEMMED("other forms of the word"),
  /// Letters of other scripts and symbols that look like Latin letters.
  LOOKALIKES("look-alike letters"),
  /// Digits and symbols in place of letters.
  LEET("digits and symbols for letters"),
  /// Letters set apart by blanks, dots, dashes and the like.
  SEPARATORS("letters set apart"),
  /// Letters typed many times.
  REPEATS("repeated letters"),
  /// What a reader would see once mark-up, entities, escapes and direction controls are rendered.
  RENDERED("mark-up and escapes"),
  /// Several of the above at once.
  COMBINED("several disguises at once"),
  /// What a reader sees, in the capitals it was sent in; for numbers, keys and patterns.
  LEGIBLE("as it is seen"),
  /// Letters in place of digits; for numbers.
  DIGITS("letters for digits"),
  /// What base64, hexadecimal and percent codes say; only for the rules that ask for it.
  DECODED("encoded text");

  private final String label;

  ViewKind(String label) {
    this.label = label;
  }

  /// Whether what stands only in such a view was hidden, rather than written another way.
  public boolean isDisguise() {
    return switch (this) {
      case NORMALISED, STEMMED, DECODED -> false;
      case LOOKALIKES, LEET, SEPARATORS, REPEATS, RENDERED, COMBINED, LEGIBLE, DIGITS -> true;
    };
  }

  /// What an explanation calls it.
  public String label() {
    return label;
  }
}
