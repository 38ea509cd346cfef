/// The overview: what the service is doing, in figures, and who is looking.
@NullMarked
package org.chancery.messaging.overview;

import org.jspecify.annotations.NullMarked;
