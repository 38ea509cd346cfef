package org.chancery.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chancery.policy.Compilation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.Rule;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacksTest {
  @ParameterizedTest
  @MethodSource("ids")
  void everyPackCompilesAndItsExamplesHold(String id) {
    assertThat(PolicyDocument.check(Packs.document(id).orElseThrow(), List.of())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyRuleHasTipsInBothLanguagesAndExamplesOfBothKinds(String id) {
    Policy policy = Packs.named(id).orElseThrow();

    assertThat(policy.id()).isEqualTo(id);
    for (Rule rule : policy.rules()) {
      assertThat(rule.header().tips()).as(rule.id()).containsOnlyKeys("en", "ar");
      assertThat(rule.examples().pass()).as(rule.id()).isNotEmpty();
      // A secret over several messages has no single text that shows it.
      if (!rule.id().endsWith("-in-pieces")) {
        assertThat(rule.examples().match()).as(rule.id()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyPackPrintsAsTheSamePolicy(String id) {
    Policy policy = Packs.named(id).orElseThrow();

    assertThat(PolicyDocument.parse(PolicyDocument.print(policy), 1))
        .isEqualTo(new Parse.Parsed(policy));
  }

  @Test
  void allPacksCompileTogether() {
    assertThat(PolicySet.compile(new PolicySource(Packs.all(), List.of())))
        .isInstanceOf(Compilation.Compiled.class);
    assertThat(Packs.all()).extracting(Policy::id).isEqualTo(Packs.ids());
    assertThat(Packs.named("credentials").orElseThrow().rules()).hasSizeGreaterThan(100);
  }

  @Test
  void thereIsNoPackOfAnotherName() {
    assertThat(Packs.named("../policy.v1.schema")).isEmpty();
    assertThat(Packs.document("nothing")).isEmpty();
  }

  static Stream<String> ids() {
    return Packs.ids().stream();
  }
}
