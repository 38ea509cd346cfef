/// Screening: every text a person means others to see is judged here first, by the policy set that
/// is live on this node.
@NullMarked
package org.chancery.messaging.screening;

import org.jspecify.annotations.NullMarked;
