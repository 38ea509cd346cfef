/// Attachments: files are stored, looked into and judged here before anybody but their sender has
/// them.
@NullMarked
package org.chancery.messaging.attachment;

import org.jspecify.annotations.NullMarked;
