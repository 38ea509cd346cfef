package org.chancery.archive.query;

/// A piece of a query, with where it stands.
sealed interface Token {

  /// First UTF-16 unit of the query.
  int start();

  /// Behind its last unit.
  int end();

  record Open(int start, int end) implements Token {}

  record Close(int start, int end) implements Token {}

  record And(int start, int end) implements Token {}

  record Or(int start, int end) implements Token {}

  record Not(int start, int end) implements Token {}

  /// `w/5` or `pre/5`.
  record Distance(int words, boolean inOrder, int start, int end) implements Token {}

  /// A word or a phrase.
  record Text(Near.Phrase phrase, int start, int end) implements Token {}

  /// A field and its value.
  record Condition(RecordQuery query, int start, int end) implements Token {}

  /// The end of the query.
  record Finish(int start, int end) implements Token {}
}
