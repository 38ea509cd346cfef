/// How far intake and index have come, what they counted, and what alarms stand.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "intake", "search", "access"})
package org.chancery.archive.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
