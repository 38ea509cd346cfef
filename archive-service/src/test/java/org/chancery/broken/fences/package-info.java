/// Breaks the fence to the other service, on purpose.
@NullMarked
package org.chancery.broken.fences;

import org.jspecify.annotations.NullMarked;
