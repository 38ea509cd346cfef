package org.chancery.messaging.journal;

import org.jspecify.annotations.Nullable;

/// What a record says of a status text.
public sealed interface StatusAct extends Act.OfStatus {

  /// The actor said something of themselves, or nothing any more.
  ///
  /// @param text null when they say nothing any more
  /// @param judgement what the policies said of it, if it raised an alert
  record Changed(@Nullable MessageText text, @Nullable Judgement judgement) implements StatusAct {
    @Override
    public String type() {
      return "person.status-changed";
    }
  }

  /// What the policies kept from others; the attempt is on record all the same.
  record Blocked(MessageText text, Judgement judgement) implements StatusAct {
    @Override
    public String type() {
      return "person.status-blocked";
    }
  }
}
