/// This node of the service: its name, its heartbeat, and the signals it exchanges with the others.
@NullMarked
package org.chancery.messaging.node;

import org.jspecify.annotations.NullMarked;
