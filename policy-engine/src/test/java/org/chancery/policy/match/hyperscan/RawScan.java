package org.chancery.policy.match.hyperscan;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.WideUtf8;

/// The library alone on bytes that lie ready, for measuring what is paid beside it.
public final class RawScan {
  private final Library library = Natives.library();
  private final Shard shard;
  private final Lane lane;
  private final int[] places;
  private final long workspaceBytes;

  private RawScan(List<String> expressions) {
    this.shard = Shard.compile(library.calls(), expressions);
    var workspace = new Workspace(library.calls());
    workspace.fit(Natives.database(shard));
    this.lane = new Lane(library.calls());
    lane.fit(workspace);
    this.places = IntStream.range(0, shard.expressions().size()).toArray();
    this.workspaceBytes = workspace.size();
  }

  /// Compiles patterns to one database.
  public static RawScan of(List<PatternMatcher> patterns) {
    var expressions = new LinkedHashSet<String>();
    patterns.forEach(pattern -> expressions.add(pattern.bytes()));
    expressions.remove("");
    return new RawScan(List.copyOf(expressions));
  }

  /// The bytes of a text, where the library can read them.
  public static MemorySegment ready(String text) {
    var bytes = new byte[text.length() * WideUtf8.MOST_BYTES_A_UNIT];
    int length = WideUtf8.write(text, bytes);
    MemorySegment ready = Arena.global().allocate(Math.max(1, length));
    MemorySegment.copy(bytes, 0, ready, ValueLayout.JAVA_BYTE, 0, length);
    return ready.asSlice(0, length);
  }

  /// Scans the bytes of a text and adds the numbers of the patterns found.
  public void scan(MemorySegment ready, BitSet found) {
    lane.scan(Natives.database(shard), ready, places, found);
  }

  /// Bytes of the database.
  public long databaseBytes() {
    return Natives.database(shard).size(library.calls());
  }

  /// Bytes of one workspace.
  public long workspaceBytes() {
    return workspaceBytes;
  }
}
