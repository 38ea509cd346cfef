package org.chancery.policy.match.hyperscan;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// As many lanes as there are processors: a scan occupies one, so that more would lie idle, and a
/// thousand virtual threads need no thousand workspaces.
final class Lanes {
  private final Calls calls;
  private final Workspace workspace;
  private final AtomicReferenceArray<Lane> free;

  Lanes(Calls calls, Workspace workspace) {
    this.calls = calls;
    this.workspace = workspace;
    this.free = new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());
  }

  /// A lane for one scan. One of its own if all are taken, rather than waiting for another scan.
  Lane take() {
    Lane lane = null;
    for (int i = 0; i < free.length() && lane == null; i++) {
      lane = free.getAndSet(i, null);
    }
    if (lane == null) {
      lane = new Lane(calls);
    }
    lane.fit(workspace);
    return lane;
  }

  /// Gives a lane back; those beyond the bound are dropped.
  void giveBack(Lane lane) {
    for (int i = 0; i < free.length(); i++) {
      if (free.compareAndSet(i, null, lane)) {
        return;
      }
    }
  }
}
