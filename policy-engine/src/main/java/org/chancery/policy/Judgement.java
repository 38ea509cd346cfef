package org.chancery.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.chancery.policy.match.Budget;
import org.chancery.policy.text.Span;

/// The judging of one submission. For one thread.
final class Judgement {
  private final PolicySet set;
  private final Plan plan;
  private final Submission submission;
  private final TextFindings findings;
  private final Evaluation evaluation;
  // By number; a policy is asked about when first needed.
  private final BitSet asked = new BitSet();
  private final BitSet inScope = new BitSet();

  Judgement(PolicySet set, Submission submission, Budget budget) {
    this.set = set;
    this.plan = set.plan();
    this.submission = submission;
    IntPredicate wanted = this::isWanted;
    this.findings = TextFindings.of(plan, submission.text(), budget, wanted);
    this.evaluation = new Evaluation(plan, submission.context(), findings, budget);
  }

  private Judgement(PolicySet set, Submission submission, TextFindings findings, Budget budget) {
    this.set = set;
    this.plan = set.plan();
    this.submission = submission;
    this.findings = findings;
    this.evaluation = new Evaluation(plan, submission.context(), findings, budget);
  }

  /// The judging of what nobody can read.
  static Judgement unread(PolicySet set, Submission submission) {
    var blank = new Submission(submission.kind(), "", submission.context());
    return new Judgement(set, blank, TextFindings.unread(set.plan()), Budget.usual());
  }

  private boolean isWanted(int leaf) {
    for (int rule : plan.rulesOf(leaf)) {
      if (concerns(plan.rule(rule))) {
        return true;
      }
    }
    return false;
  }

  private boolean concerns(CompiledRule rule) {
    int policy = rule.policyNumber();
    if (!asked.get(policy)) {
      asked.set(policy);
      inScope.set(policy, Scopes.whyNot(rule.policy(), submission).isEmpty());
    }
    return inScope.get(policy) && Scopes.exception(rule.rule().exceptions(), submission).isEmpty();
  }

  Verdict verdict() {
    int[] silent = plan.silentRules();
    if (silent.length == 0 && findings.isEmpty()) {
      return set.clean();
    }
    BitSet candidates = new BitSet();
    for (int rule : silent) {
      candidates.set(rule);
    }
    findings.known().stream()
        .forEach(leaf -> {
          for (int rule : plan.rulesOf(leaf)) {
            candidates.set(rule);
          }
        });
    var outcomes = new Outcomes(submission.text());
    candidates.stream()
        .mapToObj(plan::rule)
        .filter(this::concerns)
        .forEach(rule -> judge(rule, outcomes));
    return outcomes.isEmpty() ? set.clean() : outcomes.verdict(set.hash());
  }

  private void judge(CompiledRule rule, Outcomes outcomes) {
    Result result = evaluation.of(rule);
    switch (result.state()) {
      case HELD -> outcomes.add(rule, result.places(), findings.mayHaveMore(rule.when()));
      case UNDECIDED -> outcomes.undecided(rule);
      case MISSED -> {}
    }
  }

  /// The findings of all rules put together, rule after rule.
  private static final class Outcomes {
    private final String text;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Redaction> redactions = new ArrayList<>();
    private final List<RuleRef> undecided = new ArrayList<>();
    private Outcome strictest = Outcome.ALLOW;
    private Map<String, String> tips = Map.of();
    private boolean reasonRequired;

    Outcomes(String text) {
      this.text = text;
    }

    boolean isEmpty() {
      return findings.isEmpty() && undecided.isEmpty();
    }

    void undecided(CompiledRule rule) {
      undecided.add(new RuleRef(rule.policy().id(), rule.rule().id(), rule.policy().version()));
    }

    void add(CompiledRule compiled, List<Occurrence> places, boolean maybeMore) {
      Policy policy = compiled.policy();
      Rule rule = compiled.rule();
      RuleHeader header = rule.header();
      List<Span> spans = Spans.merged(places);
      var finding =
          new Finding(
              policy.id(),
              rule.id(),
              policy.version(),
              rule.outcome(),
              header.severity().orElse(policy.header().severity()),
              policy.header().queue(),
              spans.size() > TextFindings.MAX_PLACES
                  ? spans.subList(0, TextFindings.MAX_PLACES)
                  : spans,
              !places.isEmpty() && places.stream().allMatch(Occurrence::disguised));
      findings.add(finding);
      if (rule.outcome() == Outcome.REDACT) {
        redact(maybeMore ? List.of() : spans, header.replacement());
      }
      boolean stricter = rule.outcome().compareTo(strictest) > 0;
      if (stricter) {
        reasonRequired = false;
      }
      if (stricter || (tips.isEmpty() && rule.outcome() == strictest)) {
        tips = TipText.of(policy, rule, finding, text);
      }
      strictest = strictest.strictest(rule.outcome());
      reasonRequired |=
          strictest == Outcome.WARN
              && rule.outcome() == Outcome.WARN
              && header.reason() == RuleHeader.Reason.REQUIRED;
    }

    // Without known places, or with more than are known, nothing may go out unseen.
    private void redact(List<Span> spans, String replacement) {
      if (text.isEmpty()) {
        return;
      }
      if (spans.isEmpty()) {
        redactions.add(new Redaction(new Span(0, text.length()), replacement));
      }
      for (Span span : spans) {
        redactions.add(new Redaction(span, replacement));
      }
    }

    Verdict verdict(String hash) {
      return new Verdict(
          strictest, hash, findings, tips, reasonRequired, apart(redactions), undecided);
    }

    // Where several overlap, the first one's replacement stands for all of them.
    private static List<Redaction> apart(List<Redaction> redactions) {
      if (redactions.size() < 2) {
        return redactions;
      }
      var sorted = new ArrayList<>(redactions);
      sorted.sort(
          Comparator.<Redaction>comparingInt(redaction -> redaction.span().start())
              .thenComparingInt(redaction -> redaction.span().end()));
      var apart = new ArrayList<Redaction>(sorted.size());
      Redaction open = sorted.getFirst();
      for (Redaction next : sorted) {
        if (next.span().start() < open.span().end()) {
          int end = Math.max(open.span().end(), next.span().end());
          open = new Redaction(new Span(open.span().start(), end), open.replacement());
        } else {
          apart.add(open);
          open = next;
        }
      }
      apart.add(open);
      return apart;
    }
  }
}
