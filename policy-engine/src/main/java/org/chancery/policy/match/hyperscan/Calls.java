package org.chancery.policy.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of the library, by the shape of their arguments: what is called often must be a
/// constant for the compiler, and an address cannot be one before the library is loaded.
@SuppressWarnings("restricted") // to call a native library is what it is for
final class Calls {
  /// A function that was called answered with this number.
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;
    final int code;

    Failed(String function, int code) {
      super(function + " answered " + code);
      this.code = code;
    }
  }

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle SCAN =
      handle(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle COMPILE =
      handle(ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle ONE = handle(ADDRESS);
  private static final MethodHandle TWO = handle(ADDRESS, ADDRESS);
  private static final MethodHandle THREE = handle(ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle LOAD = handle(ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle NONE = handle();
  private static final MethodHandle TEXT = LINKER.downcallHandle(FunctionDescriptor.of(ADDRESS));

  /// What [#scan] calls back: number of the pattern, from, to, flags, context.
  static final FunctionDescriptor ON_MATCH =
      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS);

  private final SymbolLookup library;
  private final MemorySegment scan;

  Calls(SymbolLookup library) {
    this.library = library;
    this.scan = library.findOrThrow("hs_scan");
  }

  private static MethodHandle handle(MemoryLayout... arguments) {
    return LINKER.downcallHandle(FunctionDescriptor.of(JAVA_INT, arguments));
  }

  /// Scans the first bytes of a buffer; the answer is 0 unless something is wrong.
  int scan(
      MemorySegment database,
      MemorySegment bytes,
      int length,
      MemorySegment scratch,
      MemorySegment onMatch) {
    try {
      return (int)
          SCAN.invokeExact(scan, database, bytes, length, 0, scratch, onMatch, MemorySegment.NULL);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Compiles expressions to one database.
  int compile(
      MemorySegment expressions,
      MemorySegment flags,
      MemorySegment ids,
      int count,
      int mode,
      MemorySegment database,
      MemorySegment error) {
    try {
      return (int)
          COMPILE.invokeExact(
              library.findOrThrow("hs_compile_multi"),
              expressions,
              flags,
              ids,
              count,
              mode,
              MemorySegment.NULL,
              database,
              error);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Calls a function that answers 0 unless something is wrong.
  void call(String function) {
    try {
      check(function, (int) NONE.invokeExact(library.findOrThrow(function)));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Calls a function that answers 0 unless something is wrong.
  void call(String function, MemorySegment argument) {
    try {
      check(function, (int) ONE.invokeExact(library.findOrThrow(function), argument));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Calls a function that answers 0 unless something is wrong.
  void call(String function, MemorySegment first, MemorySegment second) {
    try {
      check(function, (int) TWO.invokeExact(library.findOrThrow(function), first, second));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Calls a function that answers 0 unless something is wrong.
  void call(String function, MemorySegment first, MemorySegment second, MemorySegment third) {
    try {
      check(function, (int) THREE.invokeExact(library.findOrThrow(function), first, second, third));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// Makes a database of its written form.
  void load(MemorySegment bytes, long length, MemorySegment database) {
    try {
      check(
          "hs_deserialize_database",
          (int)
              LOAD.invokeExact(
                  library.findOrThrow("hs_deserialize_database"), bytes, length, database));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /// The library's own name for its version.
  String version() {
    try {
      var text = (MemorySegment) TEXT.invokeExact(library.findOrThrow("hs_version"));
      return text.reinterpret(256).getString(0);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private static void check(String function, int code) {
    if (code != 0) {
      throw new Failed(function, code);
    }
  }

  // A method handle may throw anything; these throw only what is a mistake of ours.
  private static RuntimeException impossible(Throwable e) {
    return switch (e) {
      case RuntimeException ours -> ours;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }
}
