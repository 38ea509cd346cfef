/// The messaging service: conversations, judging, the journal and live delivery, a package per
/// feature.
@NullMarked
package org.chancery.messaging;

import org.jspecify.annotations.NullMarked;
