package org.chancery.policy.match;

import java.util.List;

/// The shape of a regular expression, as far as the pre-filter needs it.
///
/// Flags and anchors are left out and character classes kept only in outline: every text the
/// expression matches, this shape matches too.
sealed interface Regex {
  /// Matches nothing but a place: an anchor, a word edge, an empty group.
  record Place() implements Regex {}

  /// One character, in either case.
  record Symbol(int codePoint) implements Regex {}

  /// One character of a class.
  ///
  /// @param kind the narrowest kind that all of the class belong to
  record OneOf(TextShape.Kind kind) implements Regex {}

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
}
