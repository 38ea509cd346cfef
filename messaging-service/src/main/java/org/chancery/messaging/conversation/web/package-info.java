/// Conversations over HTTP.
@NullMarked
package org.chancery.messaging.conversation.web;

import org.jspecify.annotations.NullMarked;
