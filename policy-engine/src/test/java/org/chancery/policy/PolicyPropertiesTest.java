package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyPropertiesTest {
  private static final int ROUNDS = 60;
  private static final int SUBMISSIONS = 10;

  @Test
  @DisplayName("P1: The order of policies and rules changes neither verdict nor hash")
  void theOrderOfPoliciesAndRulesChangesNothing() {
    var random = new RandomPolicies(31);
    var dice = new Random(32);
    for (int round = 0; round < ROUNDS; round++) {
      List<Policy> policies = random.policies();
      var set = Policies.compile(policies);
      var other = Policies.compile(shuffled(policies, dice));

      assertThat(other.hash()).isEqualTo(set.hash());
      for (int i = 0; i < SUBMISSIONS; i++) {
        Submission submission = random.submission();
        assertThat(other.judge(submission)).isEqualTo(set.judge(submission));
      }
    }
  }

  @Test
  @DisplayName("P1: A rule that only allows never weakens a verdict")
  void aRuleThatOnlyAllowsNeverWeakensAVerdict() {
    var random = new RandomPolicies(33);
    for (int round = 0; round < ROUNDS; round++) {
      List<Policy> policies = random.policies();
      var more = new ArrayList<>(policies);
      more.add(Policy.of("zz", "Allows", 1, List.of(random.rule("z", Outcome.ALLOW))));
      var set = Policies.compile(policies);
      var wider = Policies.compile(more);
      for (int i = 0; i < SUBMISSIONS; i++) {
        Submission submission = random.submission();
        Verdict before = set.judge(submission);
        Verdict after = wider.judge(submission);

        assertThat(after.outcome()).isEqualTo(before.outcome());
        assertThat(after.redactions()).isEqualTo(before.redactions());
        assertThat(after.findings()).containsAll(before.findings());
      }
    }
  }

  @Test
  void everySpanLiesInsideInOrderAndOnWholeCharacters() {
    var random = new RandomPolicies(34);
    for (int round = 0; round < ROUNDS; round++) {
      var set = Policies.compile(random.policies());
      for (int i = 0; i < SUBMISSIONS; i++) {
        Submission submission = random.submission();
        Verdict verdict = set.judge(submission);

        for (Finding finding : verdict.findings()) {
          check(finding.spans(), submission.text());
        }
        check(verdict.redactions().stream().map(Redaction::span).toList(), submission.text());
        assertThat(verdict.redacted(submission.text())).isNotNull();
      }
    }
  }

  @Test
  void aPolicyPrintedAndReadAgainIsTheSamePolicy() {
    var random = new RandomPolicies(35);
    for (int round = 0; round < 5 * ROUNDS; round++) {
      Policy policy = random.policy("p");
      String yaml = PolicyDocument.print(policy);

      Policy read =
          switch (PolicyDocument.parse(yaml, policy.version())) {
            case Parse.Parsed(var parsed) -> parsed;
            case Parse.Failed(var errors) -> throw new AssertionError(errors + "\n" + yaml);
          };

      assertThat(read).as(yaml).isEqualTo(policy);
      assertThat(PolicyDocument.print(read)).isEqualTo(yaml);
      assertThat(Policies.compile(read).hash()).isEqualTo(Policies.compile(policy).hash());
    }
  }

  @Test
  void anExplanationComesToTheVerdict() {
    var random = new RandomPolicies(36);
    for (int round = 0; round < ROUNDS; round++) {
      var set = Policies.compile(random.policies());
      for (int i = 0; i < SUBMISSIONS; i++) {
        Submission submission = random.submission();
        Verdict verdict = set.judge(submission);

        Explanation explanation = set.explain(submission);

        assertThat(explanation.verdict()).isEqualTo(verdict);
        Map<String, List<Span>> held =
            explanation.rules().stream()
                .filter(rule -> rule.inScope() && rule.root().held())
                .collect(
                    Collectors.toMap(
                        rule -> rule.policy() + "/" + rule.rule(), rule -> rule.root().spans()));
        assertThat(held)
            .isEqualTo(
                verdict.findings().stream()
                    .collect(
                        Collectors.toMap(
                            finding -> finding.policy() + "/" + finding.rule(), Finding::spans)));
      }
    }
  }

  private static List<Policy> shuffled(List<Policy> policies, Random dice) {
    var shuffled = new ArrayList<Policy>();
    for (Policy policy : policies) {
      var rules = new ArrayList<>(policy.rules());
      Collections.shuffle(rules, dice);
      shuffled.add(
          new Policy(
              policy.id(),
              policy.version(),
              policy.header(),
              policy.scope(),
              policy.exceptions(),
              rules));
    }
    Collections.shuffle(shuffled, dice);
    return shuffled;
  }

  private static void check(List<Span> spans, String text) {
    var folded = FoldedText.of(text);
    int end = 0;
    for (Span span : spans) {
      assertThat(span.start()).isBetween(end, span.end() - 1);
      assertThat(span.end()).isLessThanOrEqualTo(text.length());
      assertThat(Stream.of(span)).containsExactly(folded.wholeCharacters(span.start(), span.end()));
      end = span.end();
    }
  }
}
