/// Previews of links: what a page says of itself, fetched after the message that links to it was
/// delivered, judged, and then shown beside it.
@NullMarked
package org.chancery.messaging.preview;

import org.jspecify.annotations.NullMarked;
