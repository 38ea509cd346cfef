/// Files of the record: officers have what the vault sealed of them, and until it has, what lies
/// with messaging; by way of here, so that who looked is on record.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "vault", "intake", "access", "problem"})
package org.chancery.archive.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
