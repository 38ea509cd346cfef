/// Policies over HTTP.
@NullMarked
package org.chancery.messaging.policy.web;

import org.jspecify.annotations.NullMarked;
