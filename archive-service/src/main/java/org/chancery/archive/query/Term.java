package org.chancery.archive.query;

/// What one word of a text must be like. All letters are folded.
public sealed interface Term {

  /// This very word.
  record Exact(String word) implements Term {}

  /// A word of this shape: `*` stands for any letters or none, `?` for one letter.
  record Wild(String shape) implements Term {}

  /// A word that becomes this one by at most so many changes of a letter: one more, one less,
  /// another, or two neighbours swapped.
  ///
  /// @param changes 1 or 2
  record Fuzzy(String word, int changes) implements Term {}
}
