/// People, with how they are right now, over HTTP.
@NullMarked
package org.chancery.messaging.presence.web;

import org.jspecify.annotations.NullMarked;
