package org.chancery.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.hold.Families;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.Hold;
import org.chancery.archive.hold.RecordScan;
import org.chancery.archive.record.JournalRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says what would be disposed of if a day were today, under given rules and holds. Changes
/// nothing.
@Component
class Simulation {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int PORTION = 500;

  private final RecordScan scan;
  private final Families families;

  Simulation(RecordScan scan, Families families) {
    this.scan = scan;
    this.families = families;
  }

  /// What would go.
  ///
  /// @param at the day in question
  /// @param heldBack records that rules have ended for and holds keep
  /// @param complete whether all of the record was looked at in time; otherwise it is more
  record Outcome(
      Instant at,
      List<Share> rules,
      long records,
      long heldBack,
      long lookedAt,
      boolean complete) {}

  /// What a rule would let go.
  record Share(String rule, String name, long records, Instant earliest, Instant latest) {}

  Outcome of(RuleSet rules, List<Hold> holds, Instant at) {
    var pass = new Pass(rules, holds, at);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var complete =
        scan.each(
            RecordScan.Range.before(rules.youngestExpired(at)),
            record -> {
              pass.look(record);
              return System.nanoTime() < deadline;
            });
    pass.flush();
    return new Outcome(
        at,
        pass.shares.values().stream()
            .sorted((one, other) -> Long.compare(other.records(), one.records()))
            .toList(),
        pass.shares.values().stream().mapToLong(Share::records).sum(),
        pass.heldBack,
        pass.lookedAt,
        complete);
  }

  private final class Pass {
    private final RuleSet rules;
    private final List<Hold> holds;
    private final Instant at;
    private final Map<String, Share> shares = new HashMap<>();
    private final List<UUID> looked = new ArrayList<>();
    private long heldBack;
    private long lookedAt;

    private Pass(RuleSet rules, List<Hold> holds, Instant at) {
      this.rules = rules;
      this.holds = holds;
      this.at = at;
    }

    private void look(JournalRecord record) {
      lookedAt++;
      var alone = families.facts(record);
      var ended =
          rules.duties(new Family(alone.id(), List.of(alone))).stream()
              .noneMatch(duty -> duty.end().isAfter(at));
      if (ended) {
        looked.add(alone.id());
      }
      if (looked.size() >= PORTION) {
        flush();
      }
    }

    private void flush() {
      var asked = List.copyOf(looked);
      for (var family : families.of(asked)) {
        var fate = Fate.of(family, rules, holds, at);
        // A family counts by those of its records that were asked for, so none counts twice.
        var records = family.records().stream().filter(one -> asked.contains(one.id())).toList();
        if (fate.runsUntil().isPresent()) {
          continue;
        }
        if (!fate.holds().isEmpty()) {
          heldBack += records.size();
          continue;
        }
        var rule = fate.duties().getFirst().rule();
        for (var record : records) {
          shares.merge(
              rule.id(),
              new Share(rule.id(), rule.name(), 1, record.at(), record.at()),
              Simulation::joined);
        }
      }
      looked.clear();
    }
  }

  private static Share joined(Share one, @Nullable Share other) {
    return other == null
        ? one
        : new Share(
            one.rule(),
            one.name(),
            one.records() + other.records(),
            one.earliest().isBefore(other.earliest()) ? one.earliest() : other.earliest(),
            one.latest().isAfter(other.latest()) ? one.latest() : other.latest());
  }
}
