package org.chancery.archive.ledger;

import java.util.List;
import org.chancery.verify.LedgerPortion.Content;

/// What belongs beside the ledger in the archive's directory, and is listed by its signed notes:
/// the certificates of disposals. Retention has them and stands on the ledger, which signs them, so
/// the ledger cannot ask it by name; this is the side of the wall that the ledger knows.
public interface Enclosures {

  /// Files below `ledger/` that are final, in the order they came about.
  ///
  /// @param enclosed how many of them are written already
  List<Content> after(long enclosed);
}
