package org.chancery.messaging.conversation;

import org.chancery.messaging.journal.Judgement;
import org.chancery.policy.Outcome;
import org.jspecify.annotations.Nullable;

/// A room's name that the policies have let pass; [RoomTexts] makes them.
public record RoomName(String text, Judgement judgement) {

  /// What the record must say of the name beside it: the judgement of one that raised an alert,
  /// else null.
  @Nullable Judgement alert() {
    return judgement.verdict().outcome() == Outcome.ALERT ? judgement : null;
  }

  /// Hides the name: it is content.
  @Override
  public String toString() {
    return "RoomName[" + text.length() + " chars]";
  }
}
