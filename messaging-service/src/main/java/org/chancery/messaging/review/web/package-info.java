/// Review over HTTP: the queue of held messages, and appeals.
@NullMarked
package org.chancery.messaging.review.web;

import org.jspecify.annotations.NullMarked;
