/// The query language of officers: read, printed, and answered for a single record without any
/// index.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "problem"})
package org.chancery.archive.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
