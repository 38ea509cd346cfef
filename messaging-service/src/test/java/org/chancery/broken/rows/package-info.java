/// Breaks a rule on purpose, so that the rule is seen to fail.
@NullMarked
package org.chancery.broken.rows;

import org.jspecify.annotations.NullMarked;
