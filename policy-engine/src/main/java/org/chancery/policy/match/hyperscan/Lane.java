package org.chancery.policy.match.hyperscan;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.BitSet;
import org.chancery.policy.match.WideUtf8;

/// What one scan at a time needs: the text's bytes, the library's own workspace, and where it tells
/// its matches. For one thread at a time; its memory is given back with the last reference to it.
@SuppressWarnings("restricted") // to call a native library is what it is for
final class Lane {
  // Longer texts get memory of their own; few are.
  private static final int USUAL_BYTES = 16_384;
  private static final MethodHandle ON_MATCH = onMatchHandle();

  private final Calls calls;
  private final MemorySegment onMatch;
  private final byte[] written = new byte[USUAL_BYTES];
  private final MemorySegment usualBytes;
  private MemorySegment workspace = MemorySegment.NULL;
  private int fit;
  private BitSet candidates = new BitSet();
  private int[] placeOf = {};

  Lane(Calls calls) {
    this.calls = calls;
    Arena arena = Arena.ofAuto();
    this.usualBytes = arena.allocate(USUAL_BYTES);
    this.onMatch = Linker.nativeLinker().upcallStub(ON_MATCH.bindTo(this), Calls.ON_MATCH, arena);
  }

  private static MethodHandle onMatchHandle() {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              Lane.class,
              "onMatch",
              MethodType.methodType(
                  int.class, int.class, long.class, long.class, int.class, MemorySegment.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Called by the library, once for each pattern that matches. To throw would end the process.
  @SuppressWarnings("unused")
  private int onMatch(int pattern, long from, long to, int flags, MemorySegment context) {
    if (pattern >= 0 && pattern < placeOf.length && placeOf[pattern] >= 0) {
      candidates.set(placeOf[pattern]);
    }
    return 0;
  }

  /// Makes the workspace as large as the model's.
  void fit(Workspace model) {
    int version = model.version();
    if (fit != version) {
      workspace = model.copy();
      fit = version;
    }
  }

  /// The bytes of a text, good until the next text.
  MemorySegment bytesOf(String text) {
    int most = text.length() * WideUtf8.MOST_BYTES_A_UNIT;
    byte[] room = most <= USUAL_BYTES ? written : new byte[most];
    int length = WideUtf8.write(text, room);
    MemorySegment bytes =
        most <= USUAL_BYTES ? usualBytes : Arena.ofAuto().allocate(Math.max(1, length));
    MemorySegment.copy(room, 0, bytes, JAVA_BYTE, 0, length);
    return bytes.asSlice(0, length);
  }

  /// Adds the places of the patterns of a database that match.
  ///
  /// @param places of the patterns by their numbers; negative for those that nobody asks for
  /// @return whether the library had nothing to complain about
  boolean scan(Database database, MemorySegment bytes, int[] places, BitSet into) {
    candidates = into;
    placeOf = places;
    return calls.scan(
            database.address(), bytes, Math.toIntExact(bytes.byteSize()), workspace, onMatch)
        == 0;
  }
}
