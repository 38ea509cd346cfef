/// How long records are kept, and how they are disposed of when nothing keeps them any longer.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "hold", "ledger", "matter", "record", "rounds", "vault", "access", "own", "problem"
    })
package org.chancery.archive.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
