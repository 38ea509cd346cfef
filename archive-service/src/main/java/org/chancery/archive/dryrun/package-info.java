/// Dry runs: what a draft policy would have done to the messages on record, before anyone feels it.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "problem", "record"})
package org.chancery.archive.dryrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
