package org.chancery.archive.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an officer looks for, understood. [QueryParser] makes it, [QueryPrinter] writes it down
/// again so that reading that gives an equal query.
public sealed interface RecordQuery {

  /// Every record.
  record Everything() implements RecordQuery {}

  /// All of at least two; none of them is an `And` itself.
  record And(List<RecordQuery> parts) implements RecordQuery {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /// Any of at least two; none of them is an `Or` itself.
  record Or(List<RecordQuery> parts) implements RecordQuery {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /// Everything but that.
  record Not(RecordQuery part) implements RecordQuery {}

  /// Words that stand in one of the record's texts: what was written, what an edit replaced, or
  /// what a file is called.
  record Text(Near near) implements RecordQuery {}

  /// A fact about the record.
  ///
  /// @param value folded; of [Field#FROM], [Field#TO], [Field#IN], [Field#UNIT] and [Field#POLICY]
  ///   it may hold the wildcards `*` and `?`
  record Condition(Field field, String value) implements RecordQuery {}

  /// At that time or later.
  record Since(Instant time) implements RecordQuery {}

  /// Earlier than that time.
  record Until(Instant time) implements RecordQuery {}

  /// The same query with one condition in place of another.
  default RecordQuery with(Condition old, Condition fresh) {
    return switch (this) {
      case And(var parts) -> and(parts.stream().map(part -> part.with(old, fresh)).toList());
      case Or(var parts) -> or(parts.stream().map(part -> part.with(old, fresh)).toList());
      case Not(var part) -> new Not(part.with(old, fresh));
      case Condition condition -> condition.equals(old) ? fresh : condition;
      case Everything _, Text _, Since _, Until _ -> this;
    };
  }

  /// All of these, as one level.
  static RecordQuery and(List<RecordQuery> parts) {
    List<RecordQuery> flat = new ArrayList<>();
    for (var part : parts) {
      switch (part) {
        case And(var inner) -> flat.addAll(inner);
        case Everything _ -> {
          // Narrows nothing.
        }
        case Or _, Not _, Text _, Condition _, Since _, Until _ -> flat.add(part);
      }
    }
    if (flat.isEmpty()) {
      return new Everything();
    }
    return flat.size() == 1 ? flat.getFirst() : new And(flat);
  }

  /// Any of these, as one level.
  static RecordQuery or(List<RecordQuery> parts) {
    List<RecordQuery> flat = new ArrayList<>();
    for (var part : parts) {
      if (part instanceof Or(var inner)) {
        flat.addAll(inner);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new Or(flat);
  }
}
