/// The archive's own acts on record: reads, holds, disposals, chained in a partition of their own.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.chancery.archive.own;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
