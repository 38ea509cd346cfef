package org.chancery.archive.completeness;

/// Up to which position each keeper has come in a partition. Each was read before what it keeps
/// was, so whatever it does not have up to there is missing.
///
/// @param pruned up to where the journal has let records go, which it may once they are stored
/// @param later how far the store had come after everything was read: nothing can be beyond it
record Marks(
    long journal, long pruned, long store, long ledger, long vault, long index, long later) {

  long of(Keeper keeper) {
    return switch (keeper) {
      case JOURNAL -> journal;
      case STORE -> store;
      case LEDGER -> ledger;
      case VAULT -> vault;
      case INDEX -> index;
    };
  }
}
