/// The Elasticsearch projection of the record, and the officers' search over it.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"query", "record", "vault", "intake", "access", "problem", "rounds"})
package org.chancery.archive.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
