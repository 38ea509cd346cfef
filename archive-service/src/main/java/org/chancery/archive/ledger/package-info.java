/// The ledger: a Merkle tree over every record, its signed heads, and the proofs from it. Append
/// and prove, nothing else.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "own", "problem", "record", "vault", "rounds"})
package org.chancery.archive.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
