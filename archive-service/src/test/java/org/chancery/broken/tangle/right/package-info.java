/// Uses left.
@NullMarked
package org.chancery.broken.tangle.right;

import org.jspecify.annotations.NullMarked;
