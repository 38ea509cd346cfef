package org.chancery.archive.resultset;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.WorkingSessions;
import org.chancery.archive.ledger.LedgerHead;
import org.chancery.archive.matter.Matters;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.QueryPrinter;
import org.chancery.archive.resultset.ResultSet.Item;
import org.chancery.archive.search.Matches;
import org.chancery.archive.search.SearchReach;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Freezes what a question finds, and says later how the record has gone on beside it.
@Component
class Freezing {

  static final int MOST = 50_000;
  private static final int LONGEST_NAME = 120;

  private final Matches matches;
  private final Matters matters;
  private final WorkingSessions sessions;
  private final ResultSets sets;
  private final LedgerHead ledger;
  private final Acts acts;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Freezing(
      Matches matches,
      Matters matters,
      WorkingSessions sessions,
      ResultSets sets,
      LedgerHead ledger,
      Acts acts,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.matches = matches;
    this.matters = matters;
    this.sessions = sessions;
    this.sets = sets;
    this.ledger = ledger;
    this.acts = acts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Freezes what the question finds now, for the matter the officer works on. That is on record in
  /// the same transaction.
  ///
  /// @throws Refusal when nobody said what they work on, when nothing or too much is found, or when
  ///   the index is away
  ResultSet freeze(Officer officer, @Nullable String name, @Nullable String query) {
    var called = named(name);
    var session = sessions.of(officer).orElseThrow(Refusal::purposeNeeded);
    matters.open(officer, session.matter());
    var asked = QueryParser.parse(query == null ? "" : query, ZoneOffset.UTC);
    var head = ledger.newest();
    var found = matches.of(asked, MOST);
    refuseWhatCannotBeFrozen(found);
    var items = sets.places(found.ids());
    var id = UUID.randomUUID();
    var digest = ResultSets.digest(items);
    var size = head.map(LedgerHead.Head::size).orElse(0L);
    transaction.executeWithoutResult(_ -> {
      sets.insert(id, items);
      // The chain's head is locked from here to the commit, so the long part came first.
      var record =
          acts.record(
              officer,
              OwnType.MATTER_RESULT_SET_FROZEN,
              Map.of(
                  "id",
                  session.matter().toString(),
                  "set",
                  id.toString(),
                  "name",
                  called,
                  "purpose",
                  session.purpose(),
                  "query",
                  QueryPrinter.print(asked),
                  "reached",
                  found.reach().reached(),
                  "records",
                  items.size(),
                  "digest",
                  digest,
                  "ledgerSize",
                  size));
      sets.insert(
          new ResultSet(
              id,
              session.matter(),
              session.name(),
              called,
              QueryPrinter.print(asked),
              session.purpose(),
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              officer.username(),
              found.reach().reached(),
              found.leftOut(),
              found.reach().notYetSearchable(),
              items.size(),
              digest,
              size,
              head.map(LedgerHead.Head::root).orElse(""),
              record.id(),
              0));
    });
    return sets.find(officer, id);
  }

  private static void refuseWhatCannotBeFrozen(Matches.Found found) {
    if (found.total() > MOST) {
      throw Refusal.invalid(
          "query",
          "It finds " + found.total() + " records.",
          "Narrow it to " + MOST + ", by dates for instance, and freeze the parts.");
    }
    if (found.ids().isEmpty()) {
      throw Refusal.invalid("query", "It finds nothing.", "Ask for something that is there.");
    }
  }

  /// How the record has gone on beside a set.
  ///
  /// @param came records the question finds now and that are not in the set, newest last
  /// @param gone how many of the set were disposed of
  /// @param notFound how many of the set are there and the question does not find them for who asks
  ///   now: out of their sight, for instance
  /// @param complete whether the question finds few enough to be compared
  record Comparison(
      List<UUID> came, long gone, long notFound, boolean complete, SearchReach.Reach reach) {
    Comparison {
      came = List.copyOf(came);
    }
  }

  Comparison compare(ResultSet set) {
    var found = matches.of(QueryParser.parse(set.query(), ZoneOffset.UTC), MOST);
    var frozen = sets.items(set.id());
    Set<UUID> known = frozen.stream().map(Item::record).collect(Collectors.toSet());
    var came = new LinkedHashSet<>(found.ids());
    came.removeAll(known);
    var there = new HashSet<>(known);
    there.removeAll(sets.gone(known));
    var gone = known.size() - there.size();
    found.ids().forEach(there::remove);
    return found.total() > MOST
        ? new Comparison(List.of(), gone, 0, false, found.reach())
        : new Comparison(List.copyOf(came), gone, there.size(), true, found.reach());
  }

  private static String named(@Nullable String name) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refusal.invalid(
          "name", "It is empty or too long.", "Use 1 to " + LONGEST_NAME + " characters.");
    }
    return name.strip();
  }
}
