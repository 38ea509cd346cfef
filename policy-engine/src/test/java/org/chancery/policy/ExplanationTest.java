package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {
  @Test
  void anExplanationGoesStepByStep() {
    var set =
        Policies.rule(
            "r",
            "all: [{lexicon: [insider, b, c, d, e, f]}, {near: {of: [{regex: x}, {regex: y}], within: 1 words}}]");

    Explanation explanation = set.explain(Submission.message("1nsider x"));

    assertThat(explanation.verdict()).isEqualTo(set.judge(Submission.message("1nsider x")));
    assertThat(explanation.views())
        .extracting(Explanation.ViewText::view)
        .contains("sent", "normalised");
    assertThat(explanation.views().toString()).doesNotContain("nsider");
    var root = explanation.rules().getFirst().root();
    assertThat(root.held()).isFalse();
    assertThat(root.parts())
        .extracting(Explanation.ConditionTrace::kind)
        .containsExactly("lexicon", "near");
    assertThat(root.parts().getFirst().held()).isTrue();
    assertThat(root.parts().getFirst().label()).isEqualTo("insider, b, c, d, e and 1 more");
    assertThat(root.parts().getFirst().view()).isNotBlank();
    assertThat(root.parts().get(1).parts())
        .extracting(Explanation.ConditionTrace::held)
        .containsExactly(true, false);
  }

  @Test
  void everyKindOfConditionHasALabel() {
    var set =
        Policies.rule(
            "r",
            "any: [{detect: iban}, {atLeast: {count: 2, of: {regex: a}, distinct: true}},"
                + " {link: {shortener: true}}, {language: [en]}, {barrier: {between: [[a], [b]]}},"
                + " {window: {messages: 2, within: PT1M, of: {regex: {pattern: a, validate: luhn}}}},"
                + " {lexicon: {list: names}}, {burst: {same: text, people: 2, within: PT1M}}]");

    assertThat(set.explain(Submission.message("x")).rules().getFirst().root().parts())
        .allSatisfy(part -> assertThat(part.label()).isNotBlank());
  }
}
