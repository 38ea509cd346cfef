/// Breaks one rule of the architecture on purpose.
@NullMarked
package org.chancery.console.broken.time;

import org.jspecify.annotations.NullMarked;
