package org.chancery.archive.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.archive.completeness.Difference.Kind;
import org.jspecify.annotations.Nullable;

/// Compares what keepers have in a stretch, position by position.
///
/// What a record's hash should be is what its leaf in the ledger commits to; where no leaf can
/// tell, it is what most of the others have. Whoever deviates is named, not merely that somebody
/// does.
final class Comparison {

  private static final String NONE = "sha256:" + "0".repeat(64);
  private static final List<Keeper> TELLING = List.of(Keeper.JOURNAL, Keeper.VAULT, Keeper.STORE);

  private final Readings readings;
  private final Marks marks;
  private final long top;
  private final Map<LocalDate, Map<Keeper, Sum>> sums = new TreeMap<>();
  private LocalDate day;

  private Comparison(Readings readings, LocalDate today) {
    this.readings = readings;
    this.marks = readings.marks();
    this.top = Math.max(marks.journal(), Math.max(marks.store(), marks.later()));
    this.day = today;
  }

  /// Compares a stretch.
  ///
  /// @param today the day of what nothing tells the day of
  /// @return figures by day, for each keeper that answered and keeps this partition
  static Map<LocalDate, Map<Keeper, Figure>> of(Readings readings, LocalDate today) {
    return new Comparison(readings, today).run();
  }

  private Map<LocalDate, Map<Keeper, Figure>> run() {
    var stretch = readings.stretch();
    var positions = new TreeSet<Long>();
    for (var p = stretch.first(); p <= Math.min(stretch.last(), top); p++) {
      positions.add(p);
    }
    for (var held : readings.held().values()) {
      for (var p : held.keySet()) {
        if (p <= stretch.last() || p > top) {
          positions.add(p);
        }
      }
    }
    positions.forEach(this::compare);
    Map<LocalDate, Map<Keeper, Figure>> figures = new TreeMap<>();
    sums.forEach((of, keepers) -> {
      var finished = new EnumMap<Keeper, Figure>(Keeper.class);
      keepers.forEach((keeper, sum) -> finished.put(keeper, sum.figure()));
      figures.put(of, finished);
    });
    return figures;
  }

  private void compare(long position) {
    day = day(position);
    var hash = hash(position);
    var stored = held(Keeper.STORE, position);
    var isDisposed = stored != null && stored.isGone();
    for (var keeper : readings.held().keySet()) {
      var sum = sums.computeIfAbsent(day, _ -> this.sums()).get(keeper);
      if (sum != null) {
        compare(position, keeper, hash, isDisposed, sum);
      }
    }
  }

  private Map<Keeper, Sum> sums() {
    var fresh = new EnumMap<Keeper, Sum>(Keeper.class);
    for (var keeper : readings.held().keySet()) {
      if (keeper.keeps(readings.stretch().partition())) {
        fresh.put(keeper, new Sum());
      }
    }
    return fresh;
  }

  private void compare(
      long position, Keeper keeper, @Nullable String hash, boolean isDisposed, Sum sum) {
    var held = held(keeper, position);
    var meant = hash == null ? NONE : hash;
    if (held == null) {
      absent(position, keeper, meant, isDisposed, sum);
    } else if (position > top) {
      sum.differs(Kind.EXTRA, position, "nothing after position " + top, "a record");
    } else if (keeper == Keeper.INDEX && isDisposed) {
      // It was disposed of; its document is still to be taken out.
      sum.waits(position);
    } else if (held.day() != null && !held.day().equals(day)) {
      sum.differs(Kind.ALTERED, position, "a record of " + day, "one of " + held.day());
      sum.holds(position, known(held), false);
    } else if (held.isGone() && keeper == Keeper.LEDGER && !isDisposed) {
      sum.differs(Kind.ALTERED, position, "salts that open its leaf", "none");
      sum.holds(position, known(held), false);
    } else if (hash == null || held.isOf(hash) || (keeper == Keeper.LEDGER && held.isGone())) {
      sum.holds(
          position, hash == null ? known(held) : hash, isDisposed && keeper != Keeper.JOURNAL);
    } else {
      sum.differs(
          Kind.ALTERED, position, meant, Objects.requireNonNullElse(held.fault(), held.hash()));
      sum.holds(position, known(held), false);
    }
  }

  private void absent(long position, Keeper keeper, String meant, boolean isDisposed, Sum sum) {
    if (position > top) {
      return;
    }
    var isLetGo =
        keeper == Keeper.JOURNAL
            ? position <= marks.pruned()
            : keeper == Keeper.INDEX && isDisposed;
    var isAhead =
        position > marks.of(keeper) && (keeper != Keeper.JOURNAL || position > marks.store());
    if (isLetGo) {
      sum.holds(position, meant, true);
    } else if (isAhead) {
      sum.waits(position);
    } else {
      sum.differs(Kind.MISSING, position, meant.equals(NONE) ? "a record" : meant, "nothing");
    }
  }

  private static String known(Held held) {
    return held.hash().isEmpty() ? NONE : held.hash();
  }

  /// The hash a record should have; null where nothing tells.
  private @Nullable String hash(long position) {
    List<String> told = new ArrayList<>();
    for (var keeper : TELLING) {
      var held = held(keeper, position);
      if (held != null && held.fault() == null && !held.hash().isEmpty()) {
        told.add(held.hash());
      }
    }
    var leaf = held(Keeper.LEDGER, position);
    if (leaf != null && !leaf.isGone()) {
      for (var hash : told) {
        if (leaf.isOf(hash)) {
          return hash;
        }
      }
    }
    return most(told);
  }

  /// The day a record belongs to: what most say, or the day of the record before it.
  private LocalDate day(long position) {
    List<LocalDate> told = new ArrayList<>();
    for (var keeper : TELLING) {
      var held = held(keeper, position);
      if (held != null && held.day() != null) {
        told.add(held.day());
      }
    }
    return Objects.requireNonNullElse(most(told), day);
  }

  private static <T> @Nullable T most(List<T> told) {
    Map<T, Integer> votes = new HashMap<>();
    told.forEach(one -> votes.merge(one, 1, Integer::sum));
    T best = null;
    for (var one : told) {
      if (best == null || votes.getOrDefault(one, 0) > votes.getOrDefault(best, 0)) {
        best = one;
      }
    }
    return best;
  }

  private @Nullable Held held(Keeper keeper, long position) {
    return readings.held().getOrDefault(keeper, Map.of()).get(position);
  }

  /// Figures while they are being counted.
  private static final class Sum {
    private final Fold fold = new Fold();
    private long records;
    private long gone;
    private long waiting;
    private long firstWaiting;
    private long differences;
    private @Nullable Difference first;

    void holds(long position, String hash, boolean isGone) {
      records++;
      gone += isGone ? 1 : 0;
      fold.add(position, hash);
    }

    void waits(long position) {
      firstWaiting = waiting == 0 ? position : firstWaiting;
      waiting++;
    }

    void differs(Kind kind, long position, String expected, String found) {
      first = differences == 0 ? new Difference(kind, position, expected, found) : first;
      differences++;
    }

    Figure figure() {
      return new Figure(records, gone, fold.digest(), waiting, firstWaiting, differences, first);
    }
  }
}
