package org.chancery.verify;

/// Something that is wrong in an archive, and where.
///
/// @param file below the archive's directory
/// @param from the first byte that may be wrong
/// @param to the byte after the last; equal to `from` where bytes are missing
/// @param what is wrong; never content
public record Finding(String file, long from, long to, String what) implements Comparable<Finding> {

  /// Something wrong with a file as a whole.
  static Finding of(String file, String what) {
    return new Finding(file, 0, 0, what);
  }

  static Finding of(String file, DamagedException damage) {
    return new Finding(file, damage.from(), damage.to(), String.valueOf(damage.getMessage()));
  }

  @Override
  public int compareTo(Finding other) {
    var byFile = file.compareTo(other.file);
    return byFile == 0 ? Long.compare(from, other.from) : byFile;
  }

  @Override
  public String toString() {
    var where =
        to > from ? ", bytes " + from + " to " + (to - 1) : from > 0 ? ", byte " + from : "";
    return file + where + ": " + what;
  }
}
