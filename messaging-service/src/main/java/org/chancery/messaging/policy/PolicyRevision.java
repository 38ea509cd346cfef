package org.chancery.messaging.policy;

import java.time.Instant;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// One saved state of a policy. Its document is never changed once saved, and never deleted.
///
/// @param revision counted from 1 for each policy
/// @param document the text as its author wrote it
/// @param comment what the author said of the change
/// @param restores the revision whose document this one brings back
public record PolicyRevision(
    String policy,
    int revision,
    String name,
    String document,
    PolicySummary summary,
    PersonId author,
    Instant savedAt,
    @Nullable String comment,
    @Nullable Integer restores,
    Publication publication) {

  /// How a revision came into force, or is to come.
  ///
  /// @param by the second person; absent for drafts and for emergencies nobody has approved
  /// @param scheduledFor when it is to come into force
  /// @param scheduledBy the second person who decided that
  /// @param scheduleFailure why it did not come into force when it was due
  /// @param emergencyAt when an author alone put it in force
  /// @param emergencyBy who that was
  /// @param reason why it was put in force, where somebody had to say so
  public record Publication(
      @Nullable PersonId by,
      @Nullable Instant at,
      @Nullable Instant scheduledFor,
      @Nullable PersonId scheduledBy,
      @Nullable String scheduleFailure,
      @Nullable Instant emergencyAt,
      @Nullable PersonId emergencyBy,
      @Nullable String reason) {}

  /// Whether it is in force, or was, by an author's word alone.
  public boolean isUnapprovedEmergency() {
    return publication.emergencyAt() != null && publication.by() == null;
  }
}
