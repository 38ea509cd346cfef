package org.chancery.archive.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One record that a read showed, and one of those whom it is about.
///
/// @param person who did it, or to whom it was done
/// @param direct the direct conversation it is of; absent for all else
/// @param at when it happened
public record Shown(UUID person, @Nullable UUID direct, Instant at) {}
