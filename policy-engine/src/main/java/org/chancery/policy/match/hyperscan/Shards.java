package org.chancery.policy.match.hyperscan;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Which databases there are, and which to make for a list of patterns.
///
/// One database is scanned fastest, but takes seconds to compile; so a few patterns that are new
/// come into a small one beside the large one, which is made anew when more than a tenth of it is
/// new or out of use.
final class Shards {
  private static final int PARTS = 10;
  // Compiling takes about two milliseconds a pattern, and more for each in larger databases.
  private static final int MOST_IN_ONE = 16_384;

  private final Calls calls;
  private final Workspace workspace;
  private final @Nullable ShardFiles files;
  private final AtomicInteger compiling = new AtomicInteger();
  private volatile @Nullable String unkept;
  // Those that some bank uses, and those nobody has collected yet.
  private final List<WeakReference<Shard>> alive = new ArrayList<>();

  Shards(Calls calls, Workspace workspace, @Nullable ShardFiles files) {
    this.calls = calls;
    this.workspace = workspace;
    this.files = files;
  }

  /// Databases in use that have many of the patterns, for use until there are better ones.
  List<Shard> atOnce(Set<String> wanted) {
    return cover(wanted, alive());
  }

  /// Databases that have all the patterns but those that cannot be compiled. May take seconds.
  List<Shard> complete(Set<String> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Shard> known = cover(wanted, alive());
    if (tooMany(missing(wanted, known), wanted)) {
      known = cover(wanted, stored());
    }
    Set<String> missing = missing(wanted, known);
    if (missing.isEmpty()) {
      return known;
    }
    List<Shard> large =
        known.stream().filter(shard -> !isFew(shard.dealsWith(wanted), wanted)).toList();
    missing = missing(wanted, large);
    if (!tooMany(missing, wanted)) {
      var both = new ArrayList<>(large);
      both.add(make(List.copyOf(missing)));
      return both;
    }
    var all = List.copyOf(wanted);
    int slices = (all.size() + MOST_IN_ONE - 1) / MOST_IN_ONE;
    int size = (all.size() + slices - 1) / slices;
    var made = new ArrayList<Shard>();
    for (int from = 0; from < all.size(); from += size) {
      made.add(make(all.subList(from, Math.min(from + size, all.size()))));
    }
    return made;
  }

  private static boolean isFew(int count, Set<String> wanted) {
    return (long) count * PARTS < wanted.size();
  }

  private static boolean tooMany(Set<String> missing, Set<String> wanted) {
    return !missing.isEmpty() && !isFew(missing.size(), wanted);
  }

  private static Set<String> missing(Set<String> wanted, List<Shard> shards) {
    var missing = new LinkedHashSet<>(wanted);
    for (Shard shard : shards) {
      shard.expressions().forEach(missing::remove);
      missing.removeAll(shard.refused());
    }
    return missing;
  }

  /// Few databases that have as many of the patterns as can be, each mostly of these.
  private static List<Shard> cover(Set<String> wanted, List<Shard> candidates) {
    var useful = new ArrayList<Shard>();
    for (Shard shard : candidates) {
      int size = shard.expressions().size() + shard.refused().size();
      int unused = size - shard.dealsWith(wanted);
      if (unused < size && (long) unused * PARTS <= size) {
        useful.add(shard);
      }
    }
    var chosen = new ArrayList<Shard>();
    Set<String> rest = new LinkedHashSet<>(wanted);
    while (!rest.isEmpty()) {
      Shard best = null;
      int most = 0;
      for (Shard shard : useful) {
        int deals = shard.dealsWith(rest);
        if (deals > most) {
          best = shard;
          most = deals;
        }
      }
      if (best == null) {
        return chosen;
      }
      chosen.add(best);
      useful.remove(best);
      rest = missing(rest, List.of(best));
    }
    return chosen;
  }

  private synchronized List<Shard> alive() {
    alive.removeIf(shard -> shard.get() == null);
    return alive.stream().flatMap(shard -> Optional.ofNullable(shard.get()).stream()).toList();
  }

  private List<Shard> stored() {
    ShardFiles from = files;
    if (from == null) {
      return List.of();
    }
    List<Shard> shards = from.all();
    shards.forEach(this::add);
    return shards;
  }

  private Shard make(List<String> expressions) {
    compiling.addAndGet(expressions.size());
    try {
      Shard shard = Shard.compile(calls, expressions);
      add(shard);
      keep(shard);
      return shard;
    } finally {
      compiling.addAndGet(-expressions.size());
    }
  }

  private void keep(Shard shard) {
    if (files == null) {
      return;
    }
    try {
      files.keep(shard);
      unkept = null;
    } catch (IOException e) {
      cannotKeep(e);
    }
  }

  void cannotKeep(IOException why) {
    unkept = "Databases cannot be kept: " + why.getMessage();
  }

  private synchronized void add(Shard shard) {
    Database database = shard.database();
    if (database != null) {
      workspace.fit(database);
    }
    alive.add(new WeakReference<>(shard));
  }

  /// How many patterns are being compiled.
  int compiling() {
    return compiling.get();
  }

  /// Why a program that starts again will have to compile again.
  Optional<String> unkept() {
    return Optional.ofNullable(unkept);
  }
}
