package org.chancery.archive.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something is wrong with the journal as the archive sees it, or with what was taken in of it.
///
/// @param partition where; absent when the bytes did not tell
/// @param position of the record at fault
/// @param kind `gap`, `broken-chain`, `rewritten`, `repeated-id`, `not-understood`,
///   `journal-shorter` or `incomplete`
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
