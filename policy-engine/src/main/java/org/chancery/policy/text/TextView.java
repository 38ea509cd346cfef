package org.chancery.policy.text;

/// A text with one kind of disguise undone, and the way back to the original.
///
/// A term that stands in a view is a disguised occurrence only where the view [differs][#differs]
/// from what it was made of; elsewhere it is the plain occurrence, which the fold shows as well, or
/// an accident of the view. Immutable.
public final class TextView {
  /// From units of the folded text a view was made of to the original.
  interface Way {
    Span original(int start, int end);
  }

  private final ViewKind kind;
  private final Layer layer;
  private final Way way;

  TextView(ViewKind kind, Layer layer, Way way) {
    this.kind = kind;
    this.layer = layer;
    this.way = way;
  }

  public ViewKind kind() {
    return kind;
  }

  /// The units of the view; valid up to [#length()], not to be written to.
  public char[] units() {
    return layer.units;
  }

  public int length() {
    return layer.length();
  }

  public String text() {
    return layer.text();
  }

  /// Whether anything was undone between `start` and before `end`.
  public boolean differs(int start, int end) {
    return layer.nextChanged(start, end) < end;
  }

  /// Told of a part of a view.
  public interface Part {
    /// From one unit to before another.
    void of(int start, int end);
  }

  /// Tells of all parts in which something so long can [differ][#differs], in order and apart.
  public void nearChanges(int longest, Part part) {
    int start = -1;
    int end = 0;
    int length = length();
    for (int i = layer.nextChanged(0, length); i < length; i = layer.nextChanged(i + 1, length)) {
      if (start >= 0 && i - longest >= end) {
        part.of(start, end);
        start = -1;
      }
      start = start < 0 ? Math.max(0, i - longest + 1) : start;
      end = Math.min(length, i + longest);
    }
    if (start >= 0) {
      part.of(start, end);
    }
  }

  /// Where the units from `start` to before `end` came from, in whole user-perceived characters of
  /// the original.
  ///
  /// @throws IndexOutOfBoundsException unless `0 <= start < end <= length()`
  public Span original(int start, int end) {
    if (start < 0 || start >= end || end > length()) {
      throw new IndexOutOfBoundsException(
          "no units from " + start + " to " + end + " of " + length());
    }
    return way.original(layer.from(start), layer.to(end - 1));
  }

  /// The kind and length only, never the text.
  @Override
  public String toString() {
    return "TextView[" + kind + ", " + length() + " chars]";
  }
}
