/// A running service with the real Keycloak before it, and people who use it.
@NullMarked
package org.chancery.messaging.house;

import org.jspecify.annotations.NullMarked;
