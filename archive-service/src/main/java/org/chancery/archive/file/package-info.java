/// Files of the record: their content lies with messaging, and officers have it by way of here, so
/// that who looked is on record.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "intake", "access", "problem"})
package org.chancery.archive.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
