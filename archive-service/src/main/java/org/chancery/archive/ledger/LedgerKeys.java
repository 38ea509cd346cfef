package org.chancery.archive.ledger;

import java.util.List;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.NoteSigner;

/// The keys that sign the ledger's heads: one, or while keys are changed the new and the old one.
///
/// @param signers the current one first
public record LedgerKeys(List<NoteSigner> signers) {

  /// Copies the list.
  public LedgerKeys {
    signers = List.copyOf(signers);
  }

  /// The key that signs what only one key signs.
  public NoteSigner current() {
    return signers.getFirst();
  }

  /// What each key's signatures over a text are verified with.
  List<NoteKey> plain() {
    return signers.stream().map(signer -> signer.keys().getFirst()).toList();
  }
}
