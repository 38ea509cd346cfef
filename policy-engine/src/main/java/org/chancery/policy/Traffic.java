package org.chancery.policy;

import java.time.Duration;

/// How far a text or a link has spread up to now, the submission being judged included. Callers
/// keep it; [RecentTraffic] is one way to.
public interface Traffic {
  /// How many people something reached.
  ///
  /// @param fingerprint one of [RecentTraffic#fingerprints(String)]
  /// @param within how far back to look
  int peopleReached(String fingerprint, Duration within);

  /// How many people wrote it.
  ///
  /// @param fingerprint one of [RecentTraffic#fingerprints(String)]
  /// @param within how far back to look
  int senders(String fingerprint, Duration within);

  /// Nothing has spread anywhere.
  static Traffic none() {
    return Quiet.INSTANCE;
  }

  /// The traffic of nobody.
  enum Quiet implements Traffic {
    /// The only one.
    INSTANCE;

    @Override
    public int peopleReached(String fingerprint, Duration within) {
      return 0;
    }

    @Override
    public int senders(String fingerprint, Duration within) {
      return 0;
    }
  }
}
