package org.chancery.archive.intake;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the journal feed is, who the archive is to it, and how it is read.
///
/// @param url base URL of the messaging service
/// @param clientId the service account that may read the journal
/// @param clientSecret its secret
/// @param limit most records in one answer
/// @param pace least time from one read to the next, so that a busy journal comes in batches
/// @param retryStopped how often a stopped partition is tried again
@ConfigurationProperties("chancery.feed")
record FeedSettings(
    URI url,
    String clientId,
    String clientSecret,
    @DefaultValue("2000") int limit,
    @DefaultValue("200ms") Duration pace,
    @DefaultValue("60s") Duration retryStopped) {

  @Override
  public String toString() {
    return "FeedSettings[" + url + " as " + clientId + "]";
  }
}
