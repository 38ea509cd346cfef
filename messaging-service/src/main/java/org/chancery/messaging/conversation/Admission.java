package org.chancery.messaging.conversation;

import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.policy.Outcome;
import org.jspecify.annotations.Nullable;

/// Somebody whom the policies let into a conversation; [Admissions] makes them, and without one
/// nobody becomes a member.
record Admission(PersonRef member, Judgement judgement) {

  /// What the record must say of their joining beside it: the judgement of one that raised an
  /// alert, else null.
  @Nullable Judgement alert() {
    return judgement.verdict().outcome() == Outcome.ALERT ? judgement : null;
  }
}
