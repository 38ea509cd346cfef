/// Loads a journal of chat through the archive's real intake, and times what officers ask of it.
@NullMarked
package org.chancery.bench.search;

import org.jspecify.annotations.NullMarked;
