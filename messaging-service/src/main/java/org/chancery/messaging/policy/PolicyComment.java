package org.chancery.messaging.policy;

import java.time.Instant;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// Something a person said about a policy.
///
/// @param revision the revision it is about, if about one
/// @param line the line of that revision's document, counted from 1
public record PolicyComment(
    String policy,
    @Nullable Integer revision,
    @Nullable Integer line,
    PersonId author,
    Instant at,
    String text) {}
