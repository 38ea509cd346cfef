/// Framework configuration: security, JSON, problem documents, static files. No domain, and nobody
/// depends on it.
@NullMarked
package org.chancery.messaging.platform;

import org.jspecify.annotations.NullMarked;
