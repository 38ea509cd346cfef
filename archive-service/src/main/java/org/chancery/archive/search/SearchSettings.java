package org.chancery.archive.search;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Elasticsearch is and how the index is kept.
///
/// @param url its address
/// @param alias name under which all monthly indices are searched; they are called
///   `<alias>-YYYY-MM`
/// @param refresh least time from one refresh to the next
/// @param watch time from one count of saved searches' new matches to the next
@ConfigurationProperties("chancery.search")
record SearchSettings(
    URI url,
    @DefaultValue("chancery-records") String alias,
    @DefaultValue("500ms") Duration refresh,
    @DefaultValue("15s") Duration watch) {}
