package org.chancery.verify;

/// Bytes that are not what their format says, and where.
public final class DamagedException extends Exception {

  private final long from;
  private final long to;

  /// Bytes are wrong.
  ///
  /// @param from the first byte that may be wrong
  /// @param to the byte after the last
  /// @param what is wrong with them; never content
  public DamagedException(long from, long to, String what) {
    super(what);
    this.from = from;
    this.to = to;
  }

  /// The first byte that may be wrong.
  public long from() {
    return from;
  }

  /// The byte after the last that may be wrong.
  public long to() {
    return to;
  }
}
