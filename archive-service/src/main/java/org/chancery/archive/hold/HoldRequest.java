package org.chancery.archive.hold;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// A scope as it is sent.
///
/// @param from inclusive
/// @param until exclusive; absent so that what is yet to be written is held as well
record HoldRequest(
    @Nullable Set<UUID> custodians,
    @Nullable Set<UUID> conversations,
    @Nullable List<String> terms,
    @Nullable Instant from,
    @Nullable Instant until) {

  private static final int MOST = 1_000;
  private static final int MOST_TERMS = 200;

  HoldRequest {
    custodians = custodians == null ? Set.of() : Set.copyOf(custodians);
    conversations = conversations == null ? Set.of() : Set.copyOf(conversations);
    terms =
        terms == null
            ? List.of()
            : terms.stream().map(String::strip).filter(term -> !term.isEmpty()).distinct().toList();
  }

  /// Understands the scope.
  ///
  /// @throws Refusal naming the first field that makes no sense
  HoldScope scope() {
    var who = custodians == null ? Set.<UUID>of() : custodians;
    var where = conversations == null ? Set.<UUID>of() : conversations;
    var what = terms == null ? List.<String>of() : terms;
    if (who.isEmpty() && where.isEmpty()) {
      throw Refusal.invalid(
          "custodians",
          "The hold is on nobody and no conversation.",
          "Choose at least one custodian or one conversation.");
    }
    if (who.size() > MOST || where.size() > MOST) {
      throw Refusal.invalid(
          "custodians", "There are more than " + MOST + " of them.", "Make two holds.");
    }
    if (what.size() > MOST_TERMS) {
      throw Refusal.invalid(
          "terms", "There are more than " + MOST_TERMS + " terms.", "Make two holds.");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw Refusal.invalid(
          "until",
          "The hold ends before it begins.",
          "Choose an end that is later than the start.");
    }
    return new HoldScope(who, where, what.stream().map(HoldTerm::new).toList(), from, until);
  }

  @Override
  public String toString() {
    return "HoldRequest[]";
  }
}
