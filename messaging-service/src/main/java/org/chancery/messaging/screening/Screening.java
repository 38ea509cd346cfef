package org.chancery.messaging.screening;

import org.chancery.messaging.journal.Judgement;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.springframework.stereotype.Component;

/// Judges text by the active policies, on the caller's thread.
@Component
public class Screening {

  private final ActivePolicies policies;

  Screening(ActivePolicies policies) {
    this.policies = policies;
  }

  /// The verdict on a text, with the microseconds it took (rounded up). Linear in the text's
  /// length.
  public Judgement judge(Submission.Kind kind, String text) {
    long start = System.nanoTime();
    Verdict verdict = policies.current().judge(Submission.of(kind, text));
    return new Judgement(verdict, (System.nanoTime() - start + 999) / 1000);
  }
}
