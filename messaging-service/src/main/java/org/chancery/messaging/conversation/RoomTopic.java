package org.chancery.messaging.conversation;

import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.policy.Outcome;
import org.jspecify.annotations.Nullable;

/// What a room is to be about, in words that the policies have let pass; [RoomTexts] makes them.
///
/// @param text null to take the topic away
/// @param judgement null where there were no words to judge
public record RoomTopic(@Nullable MessageText text, @Nullable Judgement judgement) {

  /// What the record must say of the topic beside it: the judgement of one that raised an alert,
  /// else null.
  @Nullable Judgement alert() {
    return judgement != null && judgement.verdict().outcome() == Outcome.ALERT ? judgement : null;
  }
}
