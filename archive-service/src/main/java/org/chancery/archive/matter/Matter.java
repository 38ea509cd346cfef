package org.chancery.archive.matter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a group of officers works on: a claim, an investigation, a request.
///
/// @param purpose why, in a sentence
/// @param members usernames of those who see it
/// @param closedAt absent while it is open
public record Matter(
    UUID id,
    String name,
    String purpose,
    List<String> members,
    Instant openedAt,
    String openedBy,
    @Nullable Instant closedAt,
    @Nullable String closedBy) {

  /// Copies the members.
  public Matter {
    members = List.copyOf(members);
  }

  /// Whether work on it goes on.
  public boolean isOpen() {
    return closedAt == null;
  }
}
