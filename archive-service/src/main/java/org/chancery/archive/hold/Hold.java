package org.chancery.archive.hold;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A legal hold, in force from the commit that placed it to the commit that released it.
///
/// @param matter it serves
/// @param scope what is held
/// @param custodians the scope's people, by name
/// @param conversations the scope's conversations, by name
/// @param isSilent whether its custodians are not told
/// @param notice what they are told
public record Hold(
    UUID id,
    UUID matter,
    String name,
    HoldScope scope,
    List<Named> custodians,
    List<Named> conversations,
    boolean isSilent,
    @Nullable String notice,
    Instant placedAt,
    String placedBy,
    @Nullable Release release) {

  /// Copies what could change.
  public Hold {
    custodians = List.copyOf(custodians);
    conversations = List.copyOf(conversations);
  }

  /// A person or a conversation, by the name it had when the hold was placed.
  public record Named(UUID id, String name) {}

  /// That it is no longer in force, and why.
  public record Release(Instant at, String by, String reason) {}

  /// Whether it is in force.
  public boolean isInForce() {
    return release == null;
  }

  /// Whether it keeps the family from being disposed of.
  public boolean holds(Family family) {
    return isInForce() && scope.covers(family);
  }

  @Override
  public String toString() {
    return "Hold[" + id + "]";
  }
}
