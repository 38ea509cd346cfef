package org.chancery.policy.text;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A text as the lexicons and the archive's index see it, with the way back to the original.
///
/// Two spellings a reader would take for the same word fold to the same letters: case, accents,
/// full-width and other compatibility forms, invisible characters, Arabic letter forms, national
/// digits and runs of blanks make no difference. What is folded, and in which order, is
/// [Folding]'s. The folded text is always well-formed UTF-16. Immutable.
public final class FoldedText {
  private final String original;
  private final char[] units;
  private final int length;
  // Null when every folded unit stands where its original stood, as in nearly all ASCII text.
  private final int @Nullable [] starts;
  private final int @Nullable [] ends;
  private volatile @Nullable Graphemes graphemes;
  private volatile @Nullable Rendered rendered;

  FoldedText(
      String original, char[] units, int length, int @Nullable [] starts, int @Nullable [] ends) {
    this.original = original;
    this.units = units;
    this.length = length;
    this.starts = starts;
    this.ends = ends;
  }

  /// Folds any text, lone surrogates included; never throws.
  public static FoldedText of(String original) {
    return Folding.fold(original);
  }

  /// Any text as if it were folded, for what must be seen as it is.
  static FoldedText unfolded(String original) {
    return new FoldedText(original, original.toCharArray(), original.length(), null, null);
  }

  /// Whether folding may have dropped anything; false for nearly all ASCII text.
  boolean mayHideControls() {
    return starts != null;
  }

  /// The folded text.
  public String text() {
    return new String(units, 0, length);
  }

  /// Where the folded units from `start` to before `end` came from, in whole user-perceived
  /// characters of the original.
  ///
  /// @throws IndexOutOfBoundsException unless `0 <= start < end <= text().length()`
  public Span original(int start, int end) {
    if (start < 0 || start >= end || end > length) {
      throw new IndexOutOfBoundsException(
          "no folded units from " + start + " to " + end + " of " + length);
    }
    return starts == null || ends == null
        ? wholeCharacters(start, end)
        : wholeCharacters(starts[start], ends[end - 1]);
  }

  /// Where the folded units from `start` to before `end` came from, as it is: a border may lie
  /// inside a user-perceived character.
  public Span origin(int start, int end) {
    return starts == null || ends == null
        ? new Span(start, end)
        : new Span(starts[start], ends[end - 1]);
  }

  /// The first folded unit that comes from a place of the original or from behind it; [#length()]
  /// if there is none.
  public int unitFrom(int place) {
    if (starts == null) {
      return Math.min(place, length);
    }
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The stretch of the original widened to whole user-perceived characters.
  public Span wholeCharacters(int start, int end) {
    if (Graphemes.surelyBoundary(original, start) && Graphemes.surelyBoundary(original, end)) {
      return new Span(start, end);
    }
    Graphemes known = graphemes;
    if (known == null) {
      known = Graphemes.of(original);
      graphemes = known;
    }
    return known.widen(start, end);
  }

  /// The text as rendered; empty if it stays what it is.
  Optional<Rendering> rendering() {
    Rendered known = rendered;
    if (known == null) {
      known = new Rendered(Rendering.of(original));
      rendered = known;
    }
    return Optional.ofNullable(known.rendering);
  }

  private record Rendered(@Nullable Rendering rendering) {}

  /// The text as it was sent.
  public String original() {
    return original;
  }

  /// Where the original of a folded unit begins.
  int startOf(int unit) {
    return starts == null ? unit : starts[unit];
  }

  /// Where the original of a folded unit ends.
  int endOf(int unit) {
    return ends == null ? unit + 1 : ends[unit];
  }

  /// The folded units; valid up to [#length()], not to be written to.
  public char[] units() {
    return units;
  }

  public int length() {
    return length;
  }

  /// Equal when the originals are equal.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FoldedText that && original.equals(that.original);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(original);
  }

  /// The length only, never the text.
  @Override
  public String toString() {
    return "FoldedText[" + length + " chars]";
  }
}
