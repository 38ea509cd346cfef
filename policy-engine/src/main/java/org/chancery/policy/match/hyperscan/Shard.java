package org.chancery.policy.match.hyperscan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Expressions in one database. Immutable.
///
/// @param expressions by their numbers in the database, without those that cannot be compiled
/// @param refused those
/// @param database absent if none can
record Shard(List<String> expressions, Set<String> refused, @Nullable Database database) {
  /// Compiles expressions, leaving out those that cannot be. May take seconds.
  static Shard compile(Calls calls, List<String> wanted) {
    var expressions = new ArrayList<>(wanted);
    var refused = new LinkedHashSet<String>();
    // Each round leaves out one, so that it ends.
    while (!expressions.isEmpty()) {
      switch (Database.compile(calls, expressions)) {
        case Database.Compiled.Ready(var database) -> {
          return new Shard(List.copyOf(expressions), Set.copyOf(refused), database);
        }
        case Database.Compiled.Refused(int expression, String reason) -> {
          if (expression < 0 || expression >= expressions.size()) {
            throw new IllegalStateException(
                "%d patterns cannot be compiled: %s".formatted(expressions.size(), reason));
          }
          refused.add(expressions.remove(expression));
        }
      }
    }
    return new Shard(List.of(), Set.copyOf(refused), null);
  }

  /// How many of these it deals with.
  int dealsWith(Set<String> wanted) {
    return (int) expressions.stream().filter(wanted::contains).count()
        + (int) refused.stream().filter(wanted::contains).count();
  }
}
