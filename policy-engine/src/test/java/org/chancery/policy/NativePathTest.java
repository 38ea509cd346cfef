package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chancery.policy.match.hyperscan.Acceleration;
import org.chancery.policy.pack.Packs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Each set is judged by twice: in Java alone, and with the native path before it.
class NativePathTest {
  private static final Acceleration ACCELERATION = Acceleration.start();

  @BeforeAll
  static void needsTheLibrary() {
    Assumptions.assumeTrue(ACCELERATION.status() instanceof Acceleration.Status.Native);
  }

  @AfterAll
  static void close() {
    ACCELERATION.close();
  }

  @Test
  @DisplayName("P1: The native path changes no verdict of any random set")
  void theNativePathChangesNoVerdictOfRandomSets() throws Exception {
    var random = new RandomPolicies(71);
    int accelerated = 0;
    for (int round = 0; round < 60; round++) {
      List<Policy> policies = random.policies();
      PolicySet java = Policies.compile(policies);
      PolicySet both = accelerated(policies);
      accelerated += both.acceleratedPatterns();
      for (int i = 0; i < 20; i++) {
        Submission submission = random.submission();
        assertThat(both.judge(submission)).isEqualTo(java.judge(submission));
      }
    }
    assertThat(accelerated).isGreaterThan(60);
  }

  @Test
  @DisplayName("P1: The native path changes no verdict of the packs on any example or corpus line")
  void theNativePathChangesNoVerdictOfThePacks() throws Exception {
    List<Policy> packs = Packs.ids().stream().map(id -> Packs.named(id).orElseThrow()).toList();
    PolicySet java = Policies.compile(packs);
    PolicySet both = accelerated(packs);
    List<String> texts = texts(packs);
    int flagged = 0;
    for (String text : texts) {
      Verdict verdict = java.judge(Submission.message(text));
      flagged += verdict.findings().isEmpty() ? 0 : 1;

      assertThat(both.judge(Submission.message(text))).as(text).isEqualTo(verdict);
    }

    assertThat(both.acceleratedPatterns()).isGreaterThan(both.patterns() * 9 / 10);
    assertThat(texts.size()).isGreaterThan(1_000);
    assertThat(flagged).isGreaterThan(300);
  }

  private static PolicySet accelerated(List<Policy> policies) throws Exception {
    PolicySet set = Policies.compile(policies);
    set.accelerate(ACCELERATION).get(120, TimeUnit.SECONDS);
    return set;
  }

  private static List<String> texts(List<Policy> packs) throws IOException {
    var texts = new ArrayList<String>();
    for (Policy pack : packs) {
      for (Rule rule : pack.rules()) {
        texts.addAll(rule.examples().match());
        texts.addAll(rule.examples().pass());
      }
    }
    for (String name : List.of("arabic", "innocent", "patterns", "words")) {
      try (var lines = NativePathTest.class.getResourceAsStream("/corpus/" + name + ".jsonl")) {
        assertThat(lines).isNotNull();
        // The lines as they are, keys and all, are texts too.
        new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(texts::add);
      }
    }
    var random = new RandomTexts(72);
    for (int i = 0; i < 500; i++) {
      texts.add(texts.get(random.number(texts.size())) + random.text(6) + texts.get(i));
    }
    return texts;
  }
}
