/// The directory: who works here, in which unit, and who is asking; kept in step with Keycloak.
@NullMarked
package org.chancery.messaging.directory;

import org.jspecify.annotations.NullMarked;
