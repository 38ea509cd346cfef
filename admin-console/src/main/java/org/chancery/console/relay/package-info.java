/// Passes an officer's request on to the service that answers it, with the officer's own token.
@NullMarked
package org.chancery.console.relay;

import org.jspecify.annotations.NullMarked;
