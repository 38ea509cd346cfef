package org.chancery.messaging.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How sockets behave.
///
/// @param heartbeat how often the server pings; a client silent for two is closed
/// @param hold how long a fresh socket may wait with its first frame before live frames flow
/// @param writeTimeout how long one write may stall
/// @param queueFrames most frames waiting to be written to one socket
/// @param queueBytes about how much may wait to be written to one socket
/// @param replayMessages most messages a resume replays; beyond it the client must refetch
/// @param origins pages that may open sockets, besides the one this service serves
@ConfigurationProperties("chancery.socket")
record SocketLimits(
    @DefaultValue("25s") Duration heartbeat,
    @DefaultValue("10s") Duration hold,
    @DefaultValue("8s") Duration writeTimeout,
    @DefaultValue("2048") int queueFrames,
    @DefaultValue("1MB") DataSize queueBytes,
    @DefaultValue("5000") int replayMessages,
    @DefaultValue List<String> origins) {}
