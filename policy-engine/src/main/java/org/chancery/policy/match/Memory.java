package org.chancery.policy.match;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What the machines of a bank may keep of what they have learnt, together. When it is full, all of
/// them forget, and learn anew what texts now lead to; no result depends on it.
final class Memory {
  /// Something that learns.
  interface Learner {
    /// Lets everything go; who uses it at the moment is not disturbed.
    void forget();
  }

  // Of four bytes: 64 MiB.
  private static final long MOST_CELLS = 16L << 20;

  private final long most;
  private final AtomicLong taken = new AtomicLong();
  private final List<Learner> learners;

  /// @param learners may still be added to
  Memory(List<Learner> learners) {
    this(learners, MOST_CELLS);
  }

  Memory(List<Learner> learners, long most) {
    this.learners = learners;
    this.most = most;
  }

  /// Counts cells, and has all forgotten if they are too many.
  void take(int cells) {
    if (taken.addAndGet(cells) > most) {
      taken.set(0);
      learners.forEach(Learner::forget);
    }
  }
}
