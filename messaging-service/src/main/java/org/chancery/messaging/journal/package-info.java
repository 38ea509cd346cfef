/// The journal: every act of record, in gapless, hash-chained partitions, and the feed others read
/// it by.
@NullMarked
package org.chancery.messaging.journal;

import org.jspecify.annotations.NullMarked;
