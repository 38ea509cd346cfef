package org.chancery.policy.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Expressions, compiled. Immutable; its memory is given back when nothing refers to it any more,
/// which is after the last scan that uses it.
@SuppressWarnings("restricted") // to call a native library is what it is for
final class Database {
  private static final int BLOCK_MODE = 1;
  // The first match of each is enough, and more matches than there are do no harm.
  private static final int FLAGS = 8 | 128;

  /// What came of compiling.
  sealed interface Compiled {
    /// All expressions were compiled.
    record Ready(Database database) implements Compiled {}

    /// One cannot be.
    ///
    /// @param expression which; negative if it is all of them together
    record Refused(int expression, String reason) implements Compiled {}
  }

  private final MemorySegment address;

  private Database(MemorySegment address) {
    this.address = address;
  }

  private static Database of(Calls calls, MemorySegment address) {
    return new Database(
        address.reinterpret(Arena.ofAuto(), gone -> calls.call("hs_free_database", gone)));
  }

  /// Compiles expressions, whose places become their numbers. May take seconds.
  static Compiled compile(Calls calls, List<String> expressions) {
    int count = expressions.size();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment texts = arena.allocate(ADDRESS, count);
      MemorySegment flags = arena.allocate(JAVA_INT, count);
      MemorySegment ids = arena.allocate(JAVA_INT, count);
      for (int i = 0; i < count; i++) {
        texts.setAtIndex(ADDRESS, i, arena.allocateFrom(expressions.get(i)));
        flags.setAtIndex(JAVA_INT, i, FLAGS);
        ids.setAtIndex(JAVA_INT, i, i);
      }
      MemorySegment database = arena.allocate(ADDRESS);
      MemorySegment error = arena.allocate(ADDRESS);
      int code = calls.compile(texts, flags, ids, count, BLOCK_MODE, database, error);
      if (code == 0) {
        return new Compiled.Ready(of(calls, database.get(ADDRESS, 0)));
      }
      return refusal(calls, code, error.get(ADDRESS, 0));
    }
  }

  private static Compiled refusal(Calls calls, int code, MemorySegment error) {
    if (error.equals(MemorySegment.NULL)) {
      return new Compiled.Refused(-1, "answer " + code);
    }
    MemorySegment told = error.reinterpret(ADDRESS.byteSize() + JAVA_INT.byteSize());
    String reason = told.get(ADDRESS, 0).reinterpret(4_096).getString(0);
    int expression = told.get(JAVA_INT, ADDRESS.byteSize());
    calls.call("hs_free_compile_error", error);
    return new Compiled.Refused(expression, reason);
  }

  /// A database of its written form, which must be whole: the library does not look closely.
  ///
  /// @throws Calls.Failed if it was made by another version or for another processor
  static Database read(Calls calls, byte[] written) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(written.length, 8);
      MemorySegment.copy(written, 0, bytes, JAVA_BYTE, 0, written.length);
      MemorySegment database = arena.allocate(ADDRESS);
      calls.load(bytes, written.length, database);
      return of(calls, database.get(ADDRESS, 0));
    }
  }

  /// The form in which it can be kept.
  byte[] written(Calls calls) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ADDRESS);
      MemorySegment length = arena.allocate(JAVA_LONG);
      calls.call("hs_serialize_database", address, bytes, length);
      MemorySegment start = bytes.get(ADDRESS, 0);
      try {
        return start.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
      } finally {
        free(start);
      }
    }
  }

  private static void free(MemorySegment memory) {
    Linker linker = Linker.nativeLinker();
    var release =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("free"),
            java.lang.foreign.FunctionDescriptor.ofVoid(ADDRESS));
    try {
      release.invokeExact(memory);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many bytes it takes.
  long size(Calls calls) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      calls.call("hs_database_size", address, size);
      return size.get(JAVA_LONG, 0);
    }
  }

  /// Where it lies; whoever calls with it keeps this object meanwhile.
  MemorySegment address() {
    return address;
  }
}
