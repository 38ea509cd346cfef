/// Sealed, encrypted, write-once segments of the record and of the files it names, the keys that
/// open them, and disposal by destroying keys.
@NullMarked
@ApplicationModule(allowedDependencies = {"record", "intake", "problem", "rounds"})
package org.chancery.archive.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
