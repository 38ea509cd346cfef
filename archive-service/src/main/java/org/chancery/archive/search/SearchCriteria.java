package org.chancery.archive.search;

import java.util.List;
import org.chancery.archive.query.RecordQuery;

/// What is looked for, and among which records.
///
/// @param query what a record must be like
/// @param after of each partition only records behind this position; empty for all
/// @param upTo of each partition only records up to this position; empty for all
record SearchCriteria(RecordQuery query, List<Long> after, List<Long> upTo) {

  SearchCriteria {
    after = List.copyOf(after);
    upTo = List.copyOf(upTo);
  }

  /// Everywhere.
  static SearchCriteria of(RecordQuery query) {
    return new SearchCriteria(query, List.of(), List.of());
  }

  /// The same among records that had been searchable then.
  SearchCriteria upTo(List<Long> reached) {
    return new SearchCriteria(query, after, reached);
  }
}
