package org.chancery.messaging.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// One saved state of a term list. Never changed once saved, and never deleted.
///
/// @param version counted from 1 for each list
/// @param owner username of whoever answers for it
/// @param expires the last day its terms count
/// @param publishedBy the second person; absent for drafts
public record TermListVersion(
    String list,
    int version,
    String name,
    @Nullable String owner,
    @Nullable LocalDate expires,
    List<Term> terms,
    @Nullable String comment,
    PersonId author,
    Instant savedAt,
    @Nullable PersonId publishedBy,
    @Nullable Instant publishedAt) {

  /// Copies the terms.
  public TermListVersion {
    terms = List.copyOf(terms);
  }

  /// A word or phrase.
  ///
  /// @param note why it is there
  /// @param expires the last day it counts
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Term(String term, @Nullable String note, @Nullable LocalDate expires) {}

  /// The terms that count on a day.
  SetSource.Terms on(LocalDate day) {
    boolean over = expires != null && expires.isBefore(day);
    return new SetSource.Terms(
        list,
        version,
        over
            ? List.of()
            : terms.stream()
                .filter(term -> term.expires() == null || !term.expires().isBefore(day))
                .map(Term::term)
                .toList());
  }
}
