/// Messages: from what a person wrote to a committed record, judged, exactly once.
@NullMarked
package org.chancery.messaging.message;

import org.jspecify.annotations.NullMarked;
