/// Breaks the rule on loops, on purpose.
@NullMarked
package org.chancery.broken.loop;

import org.jspecify.annotations.NullMarked;
