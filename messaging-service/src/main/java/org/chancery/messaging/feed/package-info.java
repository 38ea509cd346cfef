/// The journal feed over HTTP, for the archive.
@NullMarked
package org.chancery.messaging.feed;

import org.jspecify.annotations.NullMarked;
