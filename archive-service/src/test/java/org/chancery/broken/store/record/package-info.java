/// Breaks the rule on the record, on purpose.
@NullMarked
package org.chancery.broken.store.record;

import org.jspecify.annotations.NullMarked;
