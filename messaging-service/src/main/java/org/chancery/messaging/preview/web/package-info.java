/// Previews of links over HTTP.
@NullMarked
package org.chancery.messaging.preview.web;

import org.jspecify.annotations.NullMarked;
