package org.chancery.bench.load;

import java.util.Map;

/// What became of the posts of a run.
///
/// @param acceptedPerSecond accepted answers heard while measuring
/// @param deliveredPerSecond messages received by all connections while measuring
record Counts(
    Posts posts,
    Deliveries deliveries,
    double acceptedPerSecond,
    double deliveredPerSecond,
    int lostConnections) {

  /// @param refused how often each refusal code came
  record Posts(long sent, long accepted, long unanswered, Map<String, Integer> refused) {}

  /// @param missing deliveries that accepted posts call for and that never came
  record Deliveries(long received, long missing, long duplicated, long outOfOrder) {}

  /// Whether every post was answered and every accepted one delivered exactly once, in order.
  boolean isClean() {
    return posts.unanswered() == 0
        && deliveries.missing() == 0
        && deliveries.duplicated() == 0
        && deliveries.outOfOrder() == 0
        && lostConnections == 0;
  }
}
