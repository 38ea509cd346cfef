/// Who read what in the archive, when and why, written before the answer leaves.
@NullMarked
@ApplicationModule(allowedDependencies = {"own", "problem"})
package org.chancery.archive.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
