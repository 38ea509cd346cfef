package org.chancery.verify.ledger;

import java.util.Base64;

/// Writes a proof with its checkpoint as C2SP tlog-proof, which verifies offline.
public final class TlogProof {

  private TlogProof() {}

  public static String of(InclusionProof proof, SignedNote checkpoint) {
    var text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + proof.index() + "\n");
    proof
        .path()
        .forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return text.append('\n').append(checkpoint).toString();
  }
}
