/// Breaks one rule of the architecture on purpose.
@NullMarked
package org.chancery.console.broken.tangle.right;

import org.jspecify.annotations.NullMarked;
