/// The rules of history over HTTP.
@NullMarked
package org.chancery.messaging.history.web;

import org.jspecify.annotations.NullMarked;
