/// Messages over HTTP: history, and posting for programs without a socket.
@NullMarked
package org.chancery.messaging.message.web;

import org.jspecify.annotations.NullMarked;
