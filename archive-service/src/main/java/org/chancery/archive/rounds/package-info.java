/// Work in the background that is done round by round for as long as the service runs.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.chancery.archive.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
