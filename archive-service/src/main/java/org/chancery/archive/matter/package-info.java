/// What officers work on, who of them does, and what each is working on now.
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "own", "problem"})
package org.chancery.archive.matter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
