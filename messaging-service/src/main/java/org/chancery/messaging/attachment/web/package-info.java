/// Files over HTTP: uploads, downloads, and what the archive fetches.
@NullMarked
package org.chancery.messaging.attachment.web;

import org.jspecify.annotations.NullMarked;
