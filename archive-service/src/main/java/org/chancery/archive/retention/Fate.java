package org.chancery.archive.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.Hold;

/// Why a record still exists, and what ends that: the answer of holds and rules together. Plain
/// logic, so that every disposal, simulation and explanation says the same.
///
/// @param holds that are on it, oldest first; any one of them keeps it
/// @param duties rules that are for it, the longest first, ended or not
record Fate(List<Hold> holds, List<RuleSet.Duty> duties, Instant now) {

  Fate {
    holds = List.copyOf(holds);
    duties = List.copyOf(duties);
  }

  static Fate of(Family family, RuleSet rules, List<Hold> holds, Instant now) {
    return new Fate(
        holds.stream().filter(hold -> hold.holds(family)).toList(), rules.duties(family), now);
  }

  /// Whether nothing keeps it.
  boolean mayBeDisposed() {
    return holds.isEmpty() && runsUntil().isEmpty();
  }

  /// When the last rule that still keeps it ends.
  Optional<Instant> runsUntil() {
    return duties.stream().map(RuleSet.Duty::end).filter(end -> end.isAfter(now)).findFirst();
  }

  /// When the answer changes next by the passing of time alone; never while nothing is running.
  Optional<Instant> nextChange() {
    return duties.stream()
        .map(RuleSet.Duty::end)
        .filter(end -> end.isAfter(now))
        .min(Instant::compareTo);
  }

  /// What becomes of somebody's wish to have it erased (GDPR 17).
  Erasure erasure() {
    if (!holds.isEmpty()) {
      return new Erasure.Held(holds);
    }
    return duties.stream()
        .filter(duty -> duty.rule().isObligation() && duty.end().isAfter(now))
        .findFirst()
        .<Erasure>map(Erasure.Restricted::new)
        .orElseGet(Erasure.Erase::new);
  }

  /// The verdict on one item of a request for erasure.
  sealed interface Erasure {

    /// Nothing obliges to keep it: it goes now.
    record Erase() implements Erasure {}

    /// A law obliges to keep it until then (GDPR 17(3)(b)); it goes when that ends.
    record Restricted(RuleSet.Duty duty) implements Erasure {}

    /// It is kept for legal claims (GDPR 17(3)(e)); it goes when the holds are released.
    record Held(List<Hold> holds) implements Erasure {
      /// Copies the holds.
      public Held {
        holds = List.copyOf(holds);
      }
    }
  }
}
