/// Review: what people decide of verdicts, be it a held message or an appeal.
@NullMarked
package org.chancery.messaging.review;

import org.jspecify.annotations.NullMarked;
