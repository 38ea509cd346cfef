package org.chancery.archive.completeness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often records are compared, how many at a time, and for how long one may be on its way.
///
/// @param pace time from one round to the next
/// @param stretches most stretches (of 4,096 positions) in one round
/// @param again least time until a stretch that has changed, or is not settled, is compared again
/// @param turns how many others, those first whose turn is longest ago, are compared in each round
/// @param patience a record that is on its way for longer is a difference; to the vault it may be
///   on its way for as long as the vault lets it wait, too
/// @param indexPatience the same for the index, which may be built anew
/// @param settle a day is reported this long after it is over, so that what is late can come
@ConfigurationProperties("chancery.completeness")
record CompletenessSettings(
    @DefaultValue("10s") Duration pace,
    @DefaultValue("24") int stretches,
    @DefaultValue("30s") Duration again,
    @DefaultValue("4") int turns,
    @DefaultValue("2m") Duration patience,
    @DefaultValue("1h") Duration indexPatience,
    @DefaultValue("5m") Duration settle) {}
