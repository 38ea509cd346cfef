package org.chancery.policy;

/// A text as the lexicons and the archive's index see it, with the way back to the original.
///
/// Two texts a reader would take for the same word fold to the same letters. Immutable.
public final class FoldedText {
  private final String text;
  private final int originalLength;

  private FoldedText(String text, int originalLength) {
    this.text = text;
    this.originalLength = originalLength;
  }

  /// Folds any text, lone surrogates included; never throws.
  public static FoldedText of(String original) {
    var folded = new StringBuilder(original.length());
    for (int i = 0; i < original.length(); i++) {
      folded.append(Character.toLowerCase(original.charAt(i)));
    }
    return new FoldedText(folded.toString(), original.length());
  }

  /// The folded text.
  public String text() {
    return text;
  }

  /// Where the folded units from `start` to before `end` came from.
  ///
  /// @throws IndexOutOfBoundsException unless `0 <= start < end <= text().length()`
  public Span original(int start, int end) {
    if (start < 0 || start >= end || end > originalLength) {
      throw new IndexOutOfBoundsException("no folded units from " + start + " to " + end);
    }
    return new Span(start, end);
  }

  /// The length only, never the text.
  @Override
  public String toString() {
    return "FoldedText[" + text.length() + " chars]";
  }
}
