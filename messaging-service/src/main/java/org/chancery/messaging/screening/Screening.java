package org.chancery.messaging.screening;

import org.chancery.messaging.journal.Judgement;
import org.chancery.policy.Outcome;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.springframework.stereotype.Component;

/// Judges by the active policies, on the caller's thread. [Judged] lists who must call it.
@Component
public class Screening {

  private final ActivePolicies policies;
  private final VerdictTally tally;

  Screening(ActivePolicies policies, VerdictTally tally) {
    this.policies = policies;
    this.tally = tally;
  }

  /// The verdict on a submission, with the microseconds it took (rounded up). Linear in the text's
  /// length. Where a rule could not be decided within its budget, the outcome is what
  /// [ActivePolicies#undecided] asks for, or stricter.
  public Judgement judge(Submission submission) {
    long start = System.nanoTime();
    Verdict verdict = policies.current().judge(submission);
    long micros = (System.nanoTime() - start + 999) / 1000;
    tally.count(verdict, micros);
    return new Judgement(
        verdict.undecided().isEmpty() ? verdict : strictest(verdict, atLeast(policies.undecided())),
        micros);
  }

  /// What the policies that allow hints would say to a text that is still being written.
  public Verdict hint(Submission draft) {
    return policies.hinting().judge(draft);
  }

  private static Outcome atLeast(UndecidedMode mode) {
    return switch (mode) {
      case HOLD -> Outcome.HOLD;
      case REFUSE -> Outcome.BLOCK;
      // It is on record which rules were not decided, for whoever looks at it again.
      case DELIVER_AND_RESCAN -> Outcome.ALERT;
    };
  }

  private static Verdict strictest(Verdict verdict, Outcome atLeast) {
    return new Verdict(
        verdict.outcome().strictest(atLeast),
        verdict.policySet(),
        verdict.findings(),
        verdict.tips(),
        verdict.reasonRequired(),
        verdict.redactions(),
        verdict.undecided());
  }
}
