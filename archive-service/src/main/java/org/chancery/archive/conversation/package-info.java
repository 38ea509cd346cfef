/// Conversations as they stood at a moment, and what one of their people could see of them then.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "access", "problem"})
package org.chancery.archive.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
