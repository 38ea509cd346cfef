/// Policies: drafts, their publication by a second person, and the set every node judges by.
@NullMarked
package org.chancery.messaging.policy;

import org.jspecify.annotations.NullMarked;
