/// What the broken intake must not use.
@NullMarked
package org.chancery.broken.decision.search;

import org.jspecify.annotations.NullMarked;
