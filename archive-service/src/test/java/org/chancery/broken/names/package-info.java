/// Breaks the rule on names, on purpose.
@NullMarked
package org.chancery.broken.names;

import org.jspecify.annotations.NullMarked;
