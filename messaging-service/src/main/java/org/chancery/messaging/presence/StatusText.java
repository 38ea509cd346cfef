package org.chancery.messaging.presence;

import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.policy.Outcome;
import org.jspecify.annotations.Nullable;

/// What somebody says of themselves, in words that the policies have let pass; [StatusTexts] makes
/// them.
///
/// @param text null to say nothing any more
/// @param judgement null where there were no words to judge
record StatusText(@Nullable MessageText text, @Nullable Judgement judgement) {

  /// What the record must say of the words beside them: the judgement of those that raised an
  /// alert, else null.
  @Nullable Judgement alert() {
    return judgement != null && judgement.verdict().outcome() == Outcome.ALERT ? judgement : null;
  }
}
