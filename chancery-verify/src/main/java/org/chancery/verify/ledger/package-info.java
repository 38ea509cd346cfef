/// The ledger's formats: entries and their salts, the Merkle tree and its tiles, proofs, notes and
/// their keys. Nothing here needs more than the JDK.
@NullMarked
package org.chancery.verify.ledger;

import org.jspecify.annotations.NullMarked;
