/// Delivery: live sockets, what is written to them and in which order, and catching up after a
/// reconnect.
@NullMarked
package org.chancery.messaging.delivery;

import org.jspecify.annotations.NullMarked;
