package org.chancery.messaging.journal;

import org.jspecify.annotations.Nullable;

/// What else there is to say of a policy's publication or retirement.
///
/// @param document content hash of the document, `sha256:...`
/// @param emergency whether one person alone decided it; the record of the approval says so too
/// @param reason why, where somebody had to say so
/// @param restores the revision that a rollback brought back
public record PolicyChange(
    @Nullable String document,
    boolean emergency,
    @Nullable String reason,
    @Nullable Integer restores) {

  /// Nothing else.
  public static final PolicyChange PLAIN = new PolicyChange(null, false, null, null);
}
