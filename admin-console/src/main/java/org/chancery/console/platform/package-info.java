/// Answers every refusal in one shape, RFC 9457 problem details.
@NullMarked
package org.chancery.console.platform;

import org.jspecify.annotations.NullMarked;
