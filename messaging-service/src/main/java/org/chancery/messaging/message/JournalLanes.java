package org.chancery.messaging.message;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages are committed.
///
/// @param lanes threads that commit, each for its share of the partitions; few, because fewer and
///   fatter transactions cost the database less
/// @param batch most messages in one transaction
/// @param queue most messages waiting in one lane; beyond it posts are refused as unavailable
@ConfigurationProperties("chancery.journal")
record JournalLanes(
    @DefaultValue("2") int lanes, @DefaultValue("512") int batch, @DefaultValue("8192") int queue) {

  JournalLanes {
    if (lanes < 1 || lanes > 16 || batch < 1 || queue < batch) {
      throw new IllegalArgumentException(
          "chancery.journal needs 1 to 16 lanes and a queue no smaller than a batch.");
    }
  }
}
