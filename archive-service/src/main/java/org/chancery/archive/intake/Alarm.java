package org.chancery.archive.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something is wrong with the journal as the archive sees it.
///
/// @param partition where; absent when the bytes did not tell
/// @param position of the record at fault
/// @param kind `gap`, `broken-chain`, `rewritten`, `repeated-id`, `not-understood` or
///   `journal-shorter`
/// @param expected the position or hash that should have come
/// @param found what came instead
public record Alarm(
    long id,
    @Nullable Integer partition,
    @Nullable Long position,
    String kind,
    String expected,
    String found,
    Instant raisedAt) {}
