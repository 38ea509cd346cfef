/// Legal holds: what must not be disposed of, for which matter, and who was told.
@NullMarked
@ApplicationModule(allowedDependencies = {"matter", "record", "access", "own", "problem"})
package org.chancery.archive.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
