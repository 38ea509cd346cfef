/// Uses right.
@NullMarked
package org.chancery.broken.tangle.left;

import org.jspecify.annotations.NullMarked;
