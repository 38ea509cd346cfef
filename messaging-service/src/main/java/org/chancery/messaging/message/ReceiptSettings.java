package org.chancery.messaging.message;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What senders and readers of a message are told of its place on record.
///
/// @param archive where browsers can ask the archive for proofs; absent where they cannot
@ConfigurationProperties("chancery.receipts")
public record ReceiptSettings(@Nullable URI archive) {}
