/// The stored record: exact journal bytes, insert only, and the ways to read them back.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "own", "problem"})
package org.chancery.archive.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
