/// Breaks the rule on time, on purpose.
@NullMarked
package org.chancery.broken.time;

import org.jspecify.annotations.NullMarked;
