package org.chancery.policy.match;

import java.util.List;

/// The shape of a regular expression, as far as the pre-filter needs it.
///
/// Flags and anchors are left out and character classes kept only in outline: every text the
/// expression matches, this shape matches too.
sealed interface Regex {
  /// Longer than any text.
  long UNBOUNDED = 1L << 31;

  /// Matches nothing but a place: an anchor, a word edge, an empty group.
  ///
  /// @param wordEdge whether it surely is an edge of a word of ASCII
  record Place(boolean wordEdge) implements Regex {
    Place() {
      this(false);
    }
  }

  /// One character.
  ///
  /// @param anyCase whether its other cases match too; if not, they still may
  record Symbol(int codePoint, boolean anyCase) implements Regex {}

  /// One character of a class.
  ///
  /// @param kind the narrowest kind that all of the class belong to
  /// @param alphabet the class, or more
  record OneOf(TextShape.Kind kind, Alphabet alphabet) implements Regex {}

  /// One after the other.
  record Sequence(List<Regex> parts) implements Regex {}

  /// Any one of them.
  record Choice(List<Regex> branches) implements Regex {}

  /// The same over and over.
  ///
  /// @param max -1 for no limit
  record Repeat(Regex part, int min, int max) implements Regex {}

  /// How many instructions a matching machine needs, about; saturates instead of overflowing.
  default long size() {
    return switch (this) {
      case Place _, Symbol _, OneOf _ -> 1;
      case Sequence(var parts) -> parts.stream().mapToLong(Regex::size).sum();
      case Choice(var branches) -> branches.stream().mapToLong(branch -> branch.size() + 1).sum();
      case Repeat(var part, int min, int max) ->
          Math.min(part.size() + 1, Integer.MAX_VALUE) * Math.max(1, Math.max(min, max));
    };
  }

  /// All characters that a match can consist of.
  default Alphabet alphabet() {
    return switch (this) {
      case Place _ -> Alphabet.NOTHING;
      case Symbol(int c, boolean anyCase) -> Alphabet.of(c, anyCase);
      case OneOf(_, var alphabet) -> alphabet;
      case Sequence(var parts) -> union(parts);
      case Choice(var branches) -> union(branches);
      case Repeat(var part, _, int max) -> max == 0 ? Alphabet.NOTHING : part.alphabet();
    };
  }

  private static Alphabet union(List<Regex> parts) {
    return parts.stream().map(Regex::alphabet).reduce(Alphabet.NOTHING, Alphabet::or);
  }

  /// The most units that a match can have; [#UNBOUNDED] for no limit.
  default long longest() {
    return switch (this) {
      case Place _ -> 0;
      case Symbol(int c, _) -> Character.charCount(c);
      case OneOf(_, var alphabet) -> alphabet.others() ? 2 : 1;
      case Sequence(var parts) -> limited(parts.stream().mapToLong(Regex::longest).sum());
      case Choice(var branches) -> branches.stream().mapToLong(Regex::longest).max().orElse(0);
      case Repeat(_, _, int max) when max == 0 -> 0;
      case Repeat(var part, _, int max) when max < 0 -> part.longest() == 0 ? 0 : UNBOUNDED;
      case Repeat(var part, _, int max) -> limited(part.longest() * max);
    };
  }

  private static long limited(long units) {
    return Math.min(units, UNBOUNDED);
  }
}
