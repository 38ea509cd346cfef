package org.chancery.messaging.screening;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chancery.messaging.journal.Judgement;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.PolicySet;
import org.chancery.policy.RuleRef;
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
    return judgement(policies.current().judge(submission), start);
  }

  /// As [#judge], of one act that has several sides and no text, such as bringing somebody in: the
  /// strictest verdict, with what any side of it showed, each rule once.
  public Judgement judgeSides(List<Submission> sides) {
    PolicySet set = policies.current();
    long start = System.nanoTime();
    return judgement(
        sides.stream().map(set::judge).reduce(Screening::together).orElseThrow(), start);
  }

  /// As [#judge], of a text and the parts that go with it: one set, one verdict, the strictest.
  public Judgement judgeParts(Submission text, List<Part> parts) {
    PolicySet set = policies.current();
    long start = System.nanoTime();
    Together together = new Together(set.judge(text));
    for (Part part : parts) {
      together.add(
          part,
          part.readable() ? set.judge(part.submission()) : set.judgeUnread(part.submission()));
    }
    return judgement(together.verdict(), start);
  }

  /// As [#judgeAtLeisure], of a text and the parts that go with it.
  public Judgement judgePartsAtLeisure(Submission text, List<Part> parts) {
    PolicySet set = policies.current();
    long start = System.nanoTime();
    Together together = new Together(set.judgeAtLeisure(text));
    for (Part part : parts) {
      together.add(
          part,
          part.readable()
              ? set.judgeAtLeisure(part.submission())
              : set.judgeUnread(part.submission()));
    }
    return new Judgement(together.verdict(), (System.nanoTime() - start + 999) / 1000);
  }

  private Judgement judgement(Verdict verdict, long start) {
    long micros = (System.nanoTime() - start + 999) / 1000;
    tally.count(verdict, micros);
    return new Judgement(
        verdict.undecided().isEmpty() ? verdict : strictest(verdict, atLeast(policies.undecided())),
        micros);
  }

  private static Verdict together(Verdict one, Verdict other) {
    Verdict stricter = one.outcome().compareTo(other.outcome()) >= 0 ? one : other;
    Map<RuleRef, Finding> findings = new LinkedHashMap<>();
    for (Finding finding : concat(one.findings(), other.findings())) {
      findings.putIfAbsent(
          new RuleRef(finding.policy(), finding.rule(), finding.version()), finding);
    }
    return new Verdict(
        stricter.outcome(),
        stricter.policySet(),
        List.copyOf(findings.values()),
        stricter.tips(),
        one.reasonRequired() || other.reasonRequired(),
        stricter.redactions(),
        concat(one.undecided(), other.undecided()).stream().distinct().toList());
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /// The verdict of now on a text that went out while rules were undecided; takes as long as it
  /// takes, up to seconds.
  public Judgement judgeAtLeisure(Submission submission) {
    long start = System.nanoTime();
    Verdict verdict = policies.current().judgeAtLeisure(submission);
    return new Judgement(verdict, (System.nanoTime() - start + 999) / 1000);
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
