package org.chancery.messaging.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// A set that is or was in force.
///
/// @param cause `published`, `expired` or `reissued`
/// @param reissueOf the hash a re-issued set had before the engine's canonical form changed
/// @param form the canonical form its hash is of, named by the hash of the empty set in it; absent
///   for sets of the time before documents
/// @param by who put it in force
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredSet(
    String hash,
    SetSource source,
    String cause,
    @Nullable String reissueOf,
    @Nullable String form,
    PersonId by,
    Instant at) {

  static final String PUBLISHED = "published";
  static final String EXPIRED = "expired";
  static final String REISSUED = "reissued";
}
