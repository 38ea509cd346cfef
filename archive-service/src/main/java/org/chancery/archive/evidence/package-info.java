/// What the record stands on, at a glance: ledger, vault, keys and growth.
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "vault", "completeness", "access"})
package org.chancery.archive.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
