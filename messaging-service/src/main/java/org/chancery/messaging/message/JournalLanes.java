package org.chancery.messaging.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages are committed.
///
/// @param lanes threads that commit, each for its share of the partitions; few, because fewer and
///   fatter transactions cost the database less
/// @param batch most messages in one transaction
/// @param pace least time between the beginnings of two batches of a lane; a message that comes
///   alone does not wait
/// @param queue most messages waiting in one lane; beyond it posts are refused as unavailable
@ConfigurationProperties("chancery.journal")
record JournalLanes(
    @DefaultValue("2") int lanes,
    @DefaultValue("512") int batch,
    @DefaultValue("4ms") Duration pace,
    @DefaultValue("8192") int queue) {

  JournalLanes {
    if (lanes < 1 || lanes > 16 || batch < 1 || pace.isNegative() || queue < batch) {
      throw new IllegalArgumentException(
          "chancery.journal needs 1 to 16 lanes, a pace and a queue no smaller than a batch.");
    }
  }
}
