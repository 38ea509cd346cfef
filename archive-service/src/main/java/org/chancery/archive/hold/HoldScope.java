package org.chancery.archive.hold;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which records a hold is on: those of any of the custodians, in any of the conversations, with
/// any of the terms, within the dates. What is left empty does not narrow it.
///
/// @param custodians people who wrote or could read it
/// @param terms words and phrases, as [HoldTerm] understands them
/// @param from the first instant; absent for the beginning
/// @param until the first instant after it; absent for no end, so that what is yet to be written is
///   held as well
public record HoldScope(
    Set<UUID> custodians,
    Set<UUID> conversations,
    List<HoldTerm> terms,
    @Nullable Instant from,
    @Nullable Instant until) {

  /// Copies what could change.
  public HoldScope {
    custodians = Set.copyOf(custodians);
    conversations = Set.copyOf(conversations);
    terms = List.copyOf(terms);
  }

  /// Whether any record of the family is in the scope, and so all of them are.
  public boolean covers(Family family) {
    return family.records().stream().anyMatch(this::covers);
  }

  private boolean covers(Facts record) {
    return (from == null || !record.at().isBefore(from))
        && (until == null || record.at().isBefore(until))
        && (conversations.isEmpty()
            || (record.conversation() != null && conversations.contains(record.conversation())))
        && (custodians.isEmpty() || custodians.stream().anyMatch(record.people()::contains))
        && (terms.isEmpty() || terms.stream().anyMatch(term -> term.occursIn(record.words())));
  }

  @Override
  public String toString() {
    return "HoldScope[%d custodians, %d conversations, %d terms]"
        .formatted(custodians.size(), conversations.size(), terms.size());
  }
}
