/// Whether journal, store, ledger, vault and index hold the same records, day by day.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "intake", "record", "ledger", "vault", "search", "own", "access", "problem", "rounds"
    })
package org.chancery.archive.completeness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
