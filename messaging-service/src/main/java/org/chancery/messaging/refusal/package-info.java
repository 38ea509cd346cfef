/// Refusals: how any feature says no to a request, in words the caller can act on.
@NullMarked
package org.chancery.messaging.refusal;

import org.jspecify.annotations.NullMarked;
