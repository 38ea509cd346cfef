package org.chancery.archive.resultset;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a question found at one moment, by a name, for a matter. Nothing changes it: what is edited
/// or disposed of later, and what comes later, shows beside it.
///
/// @param query in the query language, with every parenthesis, times as instants
/// @param reached of each partition up to where the question looked
/// @param leftOut matches of direct conversations that whoever froze it might not see
/// @param notSearchable records that were there and not looked through yet
/// @param digest SHA-256 over a line of each item, as its list shows them
/// @param ledgerSize leaves under the newest signed head at that moment; 0 before the first
/// @param ledgerRoot the root of that head in hexadecimal digits; empty before the first
/// @param record the archive's own record that says the same
/// @param gone how many of its records were disposed of since
record ResultSet(
    UUID id,
    UUID matter,
    String matterName,
    String name,
    String query,
    String purpose,
    Instant frozenAt,
    String frozenBy,
    List<Long> reached,
    long leftOut,
    long notSearchable,
    int records,
    String digest,
    long ledgerSize,
    String ledgerRoot,
    UUID record,
    long gone) {

  ResultSet {
    reached = List.copyOf(reached);
  }

  @Override
  public String toString() {
    return "ResultSet[" + id + "]";
  }

  /// One record of a set: where it stands and what its bytes hash to.
  ///
  /// @param number in the order they happened, from 1
  /// @param hash `sha256:` and 64 hexadecimal digits
  /// @param goneAt when it was disposed of; absent while it is there
  record Item(
      int number,
      UUID record,
      int partition,
      long position,
      Instant at,
      String hash,
      @Nullable Instant goneAt) {

    /// The line of the set's list.
    String line() {
      return partition + " " + position + " " + hash + "\n";
    }
  }
}
