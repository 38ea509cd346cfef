package org.chancery.archive.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.chancery.archive.hold.DisposalGate;
import org.chancery.archive.hold.Facts;
import org.chancery.archive.hold.Families;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.Hold;
import org.chancery.archive.hold.HoldRegister;
import org.chancery.archive.hold.RecordScan;
import org.chancery.archive.ledger.LedgerKeys;
import org.chancery.archive.own.Actor;
import org.chancery.archive.own.OwnRecords;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.record.Disposal;
import org.chancery.archive.record.JournalRecord;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lists what nothing keeps any longer, and disposes of what was listed and approved.
///
/// Every portion is decided on anew, behind the gate: what a hold has come upon since the listing,
/// and what changed rules keep, is spared. Killed at any point, it goes on where it stood.
@Component
class DisposalJob {

  static final int MOST_LISTED = 50_000;
  private static final int PORTION = 200;

  private final RecordScan scan;
  private final Families families;
  private final HoldRegister holds;
  private final RuleBook rules;
  private final Erasures erasures;
  private final Candidates candidates;
  private final Disposals disposals;
  private final DisposalGate gate;
  private final Disposal disposal;
  private final LedgerKeys keys;
  private final OwnRecords records;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  DisposalJob(
      RecordScan scan,
      Families families,
      HoldRegister holds,
      RuleBook rules,
      Erasures erasures,
      Candidates candidates,
      Disposals disposals,
      DisposalGate gate,
      Disposal disposal,
      LedgerKeys keys,
      OwnRecords records,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.scan = scan;
    this.families = families;
    this.holds = holds;
    this.rules = rules;
    this.erasures = erasures;
    this.candidates = candidates;
    this.disposals = disposals;
    this.gate = gate;
    this.disposal = disposal;
    this.keys = keys;
    this.records = records;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Lists everything that may be disposed of at the disposal's cutoff.
  void list(UUID id) {
    var cutoff = disposals.find(id).cutoff();
    var listing = new Listing(id, rules.version(disposals.find(id).rules()).rules(), cutoff);
    var bound = listing.wanted.isEmpty() ? listing.inForce.youngestExpired(cutoff) : cutoff;
    var complete = scan.each(RecordScan.Range.before(bound), listing::look);
    listing.flush();
    disposals.listed(id, complete);
  }

  /// Disposes of what is approved, portion by portion, and signs what was done.
  ///
  /// @param goesOn asked before each portion; when it does not, the rest is left for another time
  void run(UUID id, BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      // Each portion gives the gate back, so that a hold never waits for the whole of it.
      if (!Boolean.TRUE.equals(transaction.execute(_ -> portion(id)))) {
        transaction.executeWithoutResult(_ -> finish(id));
        return;
      }
    }
  }

  private boolean portion(UUID id) {
    gate.enter();
    var waiting = candidates.waiting(id, PORTION);
    if (waiting.isEmpty()) {
      return false;
    }
    var now = clock.instant();
    List<Hold> inForce = holds.inForce();
    var ruleSet = rules.inForce().rules();
    Map<UUID, Optional<UUID>> listed = new HashMap<>();
    waiting.forEach(
        candidate -> listed.put(candidate.record(), Optional.ofNullable(candidate.erasure())));
    Set<UUID> gone = new HashSet<>(listed.keySet());
    List<UUID> held = new ArrayList<>();
    List<UUID> kept = new ArrayList<>();
    for (var family : families.of(listed.keySet())) {
      var ids = family.records().stream().map(Facts::id).toList();
      var fate = Fate.of(family, ruleSet, inForce, now);
      var isWhole = listed.keySet().containsAll(ids);
      if (!fate.holds().isEmpty()) {
        held.addAll(ids);
      } else if (!isWhole || !mayGo(fate, listed, ids)) {
        kept.addAll(ids);
      }
    }
    gone.removeAll(held);
    gone.removeAll(kept);
    disposal.dispose(gone, id);
    candidates.decided(id, gone, "disposed");
    candidates.decided(id, held, "held");
    candidates.decided(id, kept, "kept");
    return true;
  }

  private static boolean mayGo(Fate fate, Map<UUID, Optional<UUID>> listed, List<UUID> ids) {
    var isErasure =
        ids.stream().allMatch(id -> listed.getOrDefault(id, Optional.empty()).isPresent());
    return fate.mayBeDisposed()
        || (isErasure
            && switch (fate.erasure()) {
              case Fate.Erasure.Erase() -> true;
              case Fate.Erasure.Restricted(_), Fate.Erasure.Held(_) -> false;
            });
  }

  private void finish(UUID id) {
    var done = disposals.find(id);
    if (!done.state().equals("running")) {
      return;
    }
    var statement = new HashMap<String, Object>();
    statement.put("v", 1);
    statement.put("disposal", id.toString());
    statement.put("number", done.number());
    statement.put("rules", done.rules());
    statement.put("cutoff", done.cutoff().toString());
    statement.put("listedBy", done.listedBy());
    statement.put("listedAt", done.listedAt().toString());
    statement.put("approvedBy", String.valueOf(done.decidedBy()));
    statement.put("approvedAt", String.valueOf(done.decidedAt()));
    statement.put("finishedAt", clock.instant().toString());
    statement.put("disposed", done.disposed());
    statement.put("held", done.held());
    statement.put("kept", done.kept());
    statement.put("records", candidates.digest(id));
    var byRule = new HashMap<String, Object>();
    disposals.byRule(id).forEach(rule -> byRule.put(rule.rule(), rule.records()));
    statement.put("listedByRule", byRule);
    var signed = Certificate.sign(statement, keys.current());
    if (!disposals.finish(id, signed)) {
      return;
    }
    records.append(
        OwnType.RETENTION_DISPOSED,
        Actor.ARCHIVE,
        Map.of(
            "id",
            id.toString(),
            "version",
            done.rules(),
            "records",
            done.disposed(),
            "digest",
            candidates.digest(id),
            "signature",
            signed.signature()));
  }

  /// One pass over the store.
  private final class Listing {
    private final UUID id;
    private final RuleSet inForce;
    private final Instant cutoff;
    private final List<Hold> holdsInForce = holds.inForce();
    private final Map<UUID, UUID> wanted =
        erasures.open().stream()
            .collect(
                Collectors.toMap(Erasures.Request::subject, Erasures.Request::id, (a, _) -> a));
    private final List<UUID> looked = new ArrayList<>();
    private long listed;

    private Listing(UUID id, RuleSet inForce, Instant cutoff) {
      this.id = id;
      this.inForce = inForce;
      this.cutoff = cutoff;
    }

    private boolean look(JournalRecord record) {
      var alone = families.facts(record);
      var ended =
          inForce.duties(new Family(alone.id(), List.of(alone))).stream()
              .noneMatch(duty -> duty.end().isAfter(cutoff));
      if (ended || wanted.containsKey(alone.author())) {
        looked.add(alone.id());
      }
      if (looked.size() >= PORTION) {
        flush();
      }
      return listed < MOST_LISTED;
    }

    private void flush() {
      for (var family : families.of(looked)) {
        consider(family);
      }
      looked.clear();
    }

    private void consider(Family family) {
      var fate = Fate.of(family, inForce, holdsInForce, cutoff);
      var request =
          family.records().stream()
              .map(record -> Optional.ofNullable(wanted.get(record.author())))
              .flatMap(Optional::stream)
              .findFirst()
              .filter(_ -> fate.erasure() instanceof Fate.Erasure.Erase);
      if (fate.mayBeDisposed() || request.isPresent()) {
        var longest = fate.duties().getFirst();
        var ids = family.records().stream().map(Facts::id).toList();
        candidates.list(
            id,
            ids,
            new Candidates.Candidate(
                family.id(), family.id(), longest.rule().id(), request.orElse(null)),
            longest.end());
        listed += ids.size();
      }
    }
  }
}
