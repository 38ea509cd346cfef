/// Text as rules see it: folded, with the way back to the original.
@NullMarked
package org.chancery.policy.text;

import org.jspecify.annotations.NullMarked;
