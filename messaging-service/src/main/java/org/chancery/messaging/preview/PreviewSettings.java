package org.chancery.messaging.preview;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How links are previewed.
///
/// @param enabled whether pages are fetched at all. Off unless the house says otherwise: each fetch
///   tells a stranger's server which address was mentioned here, and when
/// @param allowedNetworks networks, as `10.1.0.0/16`, whose pages are fetched although they are not
///   public ones
/// @param ports ports that are fetched from
/// @param connectTimeout for a connection, and for its encryption
/// @param readTimeout for each piece of an answer
/// @param totalTimeout for a page, all forwarding included
/// @param redirects how often one is forwarded
/// @param maxBytes how much of a page is read
/// @param workers pages that are fetched at once
/// @param queue messages that may wait for their preview; further ones get none
/// @param cacheFor how long a page is taken to say the same of itself
@ConfigurationProperties("chancery.previews")
record PreviewSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue List<String> allowedNetworks,
    @DefaultValue({"80", "443"}) Set<Integer> ports,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("3s") Duration readTimeout,
    @DefaultValue("6s") Duration totalTimeout,
    @DefaultValue("3") int redirects,
    @DefaultValue("524288") int maxBytes,
    @DefaultValue("4") int workers,
    @DefaultValue("1000") int queue,
    @DefaultValue("10m") Duration cacheFor) {

  PreviewSettings {
    allowedNetworks = List.copyOf(allowedNetworks);
    ports = Set.copyOf(ports);
    boolean timed =
        connectTimeout.isPositive() && readTimeout.isPositive() && totalTimeout.isPositive();
    if (!timed || redirects < 0 || maxBytes < 1024 || workers < 1 || queue < 1) {
      throw new IllegalArgumentException(
          "chancery.previews needs timeouts, workers and a queue above zero, no fewer than zero"
              + " redirects and max-bytes of at least 1024.");
    }
    // What is no network is refused at the start, not at the first link.
    allowedNetworks.forEach(Network::valueOf);
  }

  List<Network> networks() {
    return allowedNetworks.stream().map(Network::valueOf).toList();
  }
}
