/// Time stamp tokens (RFC 3161), read and verified with nothing but the JDK: no library, no
/// network.
@NullMarked
package org.chancery.verify.timestamp;

import org.jspecify.annotations.NullMarked;
