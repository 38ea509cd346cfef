/// Conversations: rooms and direct talks, who is in them, and what each member has read.
@NullMarked
package org.chancery.messaging.conversation;

import org.jspecify.annotations.NullMarked;
