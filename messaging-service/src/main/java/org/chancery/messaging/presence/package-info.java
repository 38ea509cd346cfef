/// Presence: who is there, who is typing, and how far people have read, told to those it concerns.
@NullMarked
package org.chancery.messaging.presence;

import org.jspecify.annotations.NullMarked;
