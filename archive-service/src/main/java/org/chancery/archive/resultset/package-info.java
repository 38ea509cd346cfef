/// Frozen result sets: what a question found at one moment, for a matter, which nothing changes
/// later.
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "access", "ledger", "matter", "own", "problem", "query", "record", "search"
    })
package org.chancery.archive.resultset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
