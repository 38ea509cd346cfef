/// Whole services started by tests, with people and sockets, on a real PostgreSQL.
@NullMarked
package org.chancery.messaging.live;

import org.jspecify.annotations.NullMarked;
