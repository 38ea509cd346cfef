/// Breaks the rule on deciding from the index, on purpose.
@NullMarked
package org.chancery.broken.decision.intake;

import org.jspecify.annotations.NullMarked;
