/// Framework configuration: security, errors, clock. No domain types.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "problem"})
package org.chancery.archive.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
