package org.chancery.messaging.journal;

import java.util.Set;
import java.util.UUID;

/// Who could see an act, at the moment of the act.
///
/// @param members everybody in the conversation, the actor included
/// @param membershipVersion grows by one with every change of the members
public record AudienceRef(Set<UUID> members, long membershipVersion) {

  /// The membership version a conversation is created with.
  public static final long FOUNDING = 1;

  /// The membership version of a conversation that did not come to be.
  public static final long NEVER = 0;

  /// Copies the members, so that a record cannot change under its hash.
  public AudienceRef {
    members = Set.copyOf(members);
  }
}
