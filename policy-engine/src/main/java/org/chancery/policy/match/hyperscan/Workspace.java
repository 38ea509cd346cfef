package org.chancery.policy.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The library's workspace, large enough for every database there has been: the model of which each
/// lane takes a copy. Safe for all threads.
@SuppressWarnings("restricted") // to call a native library is what it is for
final class Workspace {
  private final Calls calls;
  private MemorySegment model = MemorySegment.NULL;
  private volatile int version;

  Workspace(Calls calls) {
    this.calls = calls;
  }

  /// Makes it large enough for one more database, before that is used for the first time.
  synchronized void fit(Database database) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(ADDRESS);
      place.set(ADDRESS, 0, model);
      calls.call("hs_alloc_scratch", database.address(), place);
      model = place.get(ADDRESS, 0);
      version++;
    }
  }

  /// Changes with every database; copies of another version may be too small.
  int version() {
    return version;
  }

  /// How many bytes a copy takes.
  synchronized long size() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      calls.call("hs_scratch_size", model, size);
      return size.get(JAVA_LONG, 0);
    }
  }

  /// A copy, given back with the last reference to it.
  synchronized MemorySegment copy() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(ADDRESS);
      calls.call("hs_clone_scratch", model, place);
      return place
          .get(ADDRESS, 0)
          .reinterpret(Arena.ofAuto(), gone -> calls.call("hs_free_scratch", gone));
    }
  }
}
