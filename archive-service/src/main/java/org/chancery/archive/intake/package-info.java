/// Reads the journal feed in order, verifies chain and gaplessness, stores, acknowledges.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "problem", "rounds"})
package org.chancery.archive.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
