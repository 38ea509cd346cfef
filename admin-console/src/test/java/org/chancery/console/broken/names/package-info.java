/// Breaks one rule of the architecture on purpose.
@NullMarked
package org.chancery.console.broken.names;

import org.jspecify.annotations.NullMarked;
