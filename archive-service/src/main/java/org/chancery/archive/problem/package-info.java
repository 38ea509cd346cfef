/// The archive's refusals as RFC 9457 problems that name the field and the cure.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.chancery.archive.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
