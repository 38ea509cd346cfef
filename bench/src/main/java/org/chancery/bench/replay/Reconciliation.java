package org.chancery.bench.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chancery.bench.replay.Evidence.Entry;
import org.chancery.bench.service.Archive.Found;

/// The comparison of all books: a table of counts, each from its own source, and every difference.
record Reconciliation(List<Row> rows, List<String> differences) {

  private static final int MAX_PRINTED = 40;

  /// One line of the table.
  record Row(String what, long counted, long expected, String source) {

    boolean agrees() {
      return counted == expected;
    }
  }

  Reconciliation {
    rows = List.copyOf(rows);
    differences = List.copyOf(differences);
  }

  /// Compares what the sockets saw with what everybody else has on record.
  static Reconciliation of(Ledger ledger, Evidence evidence) {
    var differences = new ArrayList<String>();
    for (var line : ledger.file().lines()) {
      checkAnswer(ledger, evidence, line.number(), differences);
    }
    differences.addAll(ledger.deliveryFaults());
    differences.addAll(evidence.journalFaults());
    checkOrder(ledger, evidence, differences);
    differences.addAll(evidence.historyFaults());
    var rows = rows(ledger, evidence);
    for (var row : rows) {
      if (!row.agrees()) {
        differences.add(
            "%s: %,d counted, %,d expected".formatted(row.what(), row.counted(), row.expected()));
      }
    }
    return new Reconciliation(rows, differences);
  }

  /// Whether every book says the same.
  boolean isExact() {
    return differences.isEmpty();
  }

  private static List<Row> rows(Ledger ledger, Evidence evidence) {
    var accepted = ledger.acceptedCount();
    var blocked = ledger.blockedCount();
    var journaled = evidence.journaled(_ -> true);
    return List.of(
        new Row("sent", ledger.sentCount(), ledger.file().lines().size(), "sockets / file"),
        new Row(
            "accepted",
            accepted,
            evidence.journaled(entry -> !entry.isBlocked()),
            "senders' sockets / journal"),
        new Row(
            "blocked", blocked, evidence.journaled(Entry::isBlocked), "senders' sockets / journal"),
        new Row(
            "alerted",
            evidence.archived(found -> found.outcome().equals("alerted")),
            evidence.journaled(Entry::isAlerted),
            "archive / journal"),
        new Row(
            "delivered",
            ledger.deliveryCount(),
            ledger.expectedDeliveries(),
            "members' sockets / membership"),
        new Row("journaled", journaled, (long) accepted + blocked, "journal feed / answers"),
        new Row("archived", evidence.archived(Found::archived), journaled, "archive / journal"),
        new Row("indexed", evidence.archived(Found::indexed), journaled, "search index / journal"));
  }

  private static void checkAnswer(
      Ledger ledger, Evidence evidence, int line, List<String> differences) {
    var where = "line " + (line + 1);
    if (!ledger.isSent(line)) {
      differences.add(where + " was never sent");
      return;
    }
    var id = ledger.acceptedId(line);
    var isBlocked = ledger.isBlocked(line);
    var refusal = ledger.refusal(line);
    if (refusal != null) {
      differences.add(where + " was refused: " + refusal);
    } else if (id == null && !isBlocked) {
      differences.add(where + " was never answered");
    } else if (id != null && isBlocked) {
      differences.add(where + " was answered both accepted and blocked");
    }
    var entries = evidence.journal().getOrDefault(line, List.of());
    if (entries.size() != 1) {
      if (id != null || isBlocked || entries.size() > 1) {
        differences.add("%s is in the journal %d times".formatted(where, entries.size()));
      }
      return;
    }
    var entry = entries.getFirst();
    if (id != null && !id.equals(entry.id())) {
      differences.add(where + " was accepted under another id than the journal has");
    }
    if (entry.isBlocked() != isBlocked) {
      differences.add(
          "%s is %s in the journal, its sender heard otherwise".formatted(where, entry.outcome()));
    }
    var found = evidence.archive().get(entry.id());
    if (found == null || !found.archived()) {
      differences.add(where + " is not in the archive");
    } else if (!found.indexed()) {
      differences.add(where + " cannot be searched");
    } else if (!Objects.equals(found.outcome(), entry.outcome())) {
      differences.add(
          "%s is %s in the archive but %s in the journal"
              .formatted(where, found.outcome(), entry.outcome()));
    }
  }

  private static void checkOrder(Ledger ledger, Evidence evidence, List<String> differences) {
    var newest = new HashMap<String, Entry>();
    ledger
        .file()
        .rooms()
        .forEach((room, lines) -> {
          var expected = new ArrayList<Integer>();
          for (var line : lines) {
            if (ledger.acceptedId(line.number()) != null) {
              expected.add(line.number());
            }
            var entries = evidence.journal().getOrDefault(line.number(), List.of());
            if (entries.size() == 1) {
              var before = newest.put(room, entries.getFirst());
              if (before != null && before.position() >= entries.getFirst().position()) {
                differences.add(
                    "line %d stands in the journal before an earlier line of %s"
                        .formatted(line.number() + 1, room));
              }
            }
          }
          if (!expected.equals(evidence.history().getOrDefault(room, List.of()))) {
            differences.add("the history of " + room + " is not the file's order");
          }
        });
  }

  /// The table, then what differs, for a terminal.
  String report() {
    var text = new StringBuilder();
    text.append(line("", "counted", "expected", "", "counted from / expected from"));
    for (var row : rows) {
      text.append(
          line(
              row.what(),
              "%,d".formatted(row.counted()),
              "%,d".formatted(row.expected()),
              row.agrees() ? "ok" : "DIFFERS",
              row.source()));
    }
    if (isExact()) {
      text.append("Everything reconciles exactly.\n");
    } else {
      text.append("%,d differences:%n".formatted(differences.size()));
      differences.stream()
          .limit(MAX_PRINTED)
          .forEach(d -> text.append("  - ").append(d).append('\n'));
      if (differences.size() > MAX_PRINTED) {
        text.append("  - and %,d more%n".formatted(differences.size() - MAX_PRINTED));
      }
    }
    return text.toString();
  }

  private static String line(
      String what, String counted, String expected, String mark, String source) {
    return String.format(
        Locale.ROOT, "%-10s %12s %12s  %-8s %s%n", what, counted, expected, mark, source);
  }
}
