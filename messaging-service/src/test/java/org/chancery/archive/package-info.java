/// Stands in for the archive, for a fixture that must not know it.
@NullMarked
package org.chancery.archive;

import org.jspecify.annotations.NullMarked;
