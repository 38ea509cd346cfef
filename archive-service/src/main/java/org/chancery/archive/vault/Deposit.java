package org.chancery.archive.vault;

import java.io.IOException;
import java.util.Map;

/// Something beside segments that is kept in the vault. It has its turn in each round of the
/// vault's loop, after sealing and in the same turn.
public interface Deposit {

  /// What the health calls it when it fails.
  String name();

  /// Writes what is due. What fails is tried again in the next round.
  ///
  /// @param sealed the last position of each partition that is in a segment
  void make(Desk desk, Map<Integer, Long> sealed) throws IOException;

  /// What a deposit is made with.
  interface Desk {

    /// Writes something into the vault, once and never changed, that is on disk, whole, when this
    /// returns. Writing the same again is no error.
    ///
    /// @throws IOException when it could not be written; then it is not there
    /// @throws IllegalStateException when something else already has that name
    void write(String name, byte[] content) throws IOException;

    /// Does something in a transaction that is committed only while it is this node's turn.
    void commit(Runnable work);
  }
}
