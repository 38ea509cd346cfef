package org.chancery.policy;

import java.util.Locale;

/// What sort of conversation a submission belongs to.
public enum ConversationKind {
  /// Two people.
  DIRECT,
  /// A few people without a name for it.
  GROUP,
  /// A named room.
  ROOM,
  /// None: the submission is seen outside of any conversation, as a status text is.
  NONE;

  /// The name used in documents, such as `room`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
