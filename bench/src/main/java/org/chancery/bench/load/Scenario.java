package org.chancery.bench.load;

import java.time.Duration;

/// What load is put on: who is connected, who talks to whom, and how often.
///
/// @param people how many different people hold the connections; more connections are more devices
/// @param rate posts a second over all connections
record Scenario(
    int connections, int people, Groups groups, double rate, Duration warmup, Duration duration) {

  /// Rooms and pairs.
  ///
  /// @param directShare the share of messages that go to direct conversations, 0 to 1
  record Groups(int rooms, int roomSize, double directShare) {

    Groups {
      require(rooms >= 0, "--rooms must not be negative");
      require(roomSize >= 2, "--room-size must be at least 2");
      require(directShare >= 0 && directShare <= 1, "--direct-share must lie between 0 and 1");
      require(
          rooms > 0 || directShare == 1, "without rooms --direct-share must be 1: give --rooms");
    }
  }

  Scenario {
    require(people >= 2 && people <= connections, "--people must lie between 2 and --connections");
    require(groups.roomSize() <= people, "--room-size must not exceed --people");
    require(rate > 0, "--rate must be above 0");
    require(duration.isPositive(), "--duration must be above 0");
    require(!warmup.isNegative(), "--warmup must not be negative");
    require(
        rate * (warmup.toSeconds() + duration.toSeconds()) < 50_000_000,
        "more than 50 million messages are too many for one run: shorten --duration");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  int warmupPosts() {
    return (int) (rate * warmup.toNanos() / 1e9);
  }

  int posts() {
    return (int) Math.ceil(rate * (warmup.toNanos() + duration.toNanos()) / 1e9);
  }
}
