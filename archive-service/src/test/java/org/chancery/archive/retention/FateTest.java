package org.chancery.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.archive.retention.PlainJudgement.plainEnd;
import static org.chancery.archive.retention.PlainJudgement.plainRules;
import static org.chancery.archive.retention.PlainJudgement.plainlyExpired;
import static org.chancery.archive.retention.PlainJudgement.plainlyHeld;
import static org.chancery.archive.retention.RetentionWorld.BEGINNING;
import static org.chancery.archive.retention.RetentionWorld.everything;
import static org.chancery.archive.retention.RetentionWorld.facts;
import static org.chancery.archive.retention.RetentionWorld.family;
import static org.chancery.archive.retention.RetentionWorld.forTypes;
import static org.chancery.archive.retention.RetentionWorld.hold;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.HoldScope;
import org.chancery.archive.hold.HoldTerm;
import org.chancery.archive.problem.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps a record, over random records, rules, holds, dates and releases, compared with a
/// judgement written a second time in the plainest way.
final class FateTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("P5: no held record may ever be disposed of, and every unheld expired one may")
  void neverAHeldRecordAndAlwaysAnExpiredOne(int seed) {
    var random = new Random(seed);
    int disposable = 0;
    int held = 0;
    for (var round = 0; round < 2_500; round++) {
      var world = RetentionWorld.random(random);
      for (var family : world.families()) {
        var fate = Fate.of(family, world.rules(), world.holds(), world.now());
        var isHeld = world.holds().stream().anyMatch(hold -> plainlyHeld(hold, family));
        var isExpired = plainlyExpired(world.rules(), family, world.now());

        assertThat(fate.holds().isEmpty()).as("seed %d round %d", seed, round).isEqualTo(!isHeld);
        assertThat(fate.mayBeDisposed())
            .as("seed %d round %d", seed, round)
            .isEqualTo(isExpired && !isHeld);
        if (!isHeld && isExpired) {
          disposable++;
          assertThat(world.rules().youngestExpired(world.now()))
              .as("the scan for expired records reaches it")
              .isAfter(family.records().getFirst().at());
        }
        held += isHeld ? 1 : 0;
      }
    }
    assertThat(disposable).isGreaterThan(500);
    assertThat(held).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13})
  @DisplayName("P5: releasing a hold leaves the rules' answer, and only that")
  void releaseLeavesTheRulesAnswer(int seed) {
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var world = RetentionWorld.random(random);
      var released = world.holds().stream().map(RetentionWorld::released).toList();
      for (var family : world.families()) {
        assertThat(Fate.of(family, world.rules(), released, world.now()).mayBeDisposed())
            .isEqualTo(plainlyExpired(world.rules(), family, world.now()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23})
  @DisplayName("P5: the answer does not change before the day it says it will, and changes then")
  void answerChangesOnTheDayItSays(int seed) {
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var world = RetentionWorld.random(random);
      for (var family : world.families()) {
        var fate = Fate.of(family, world.rules(), world.holds(), world.now());
        var next = fate.nextChange();
        if (next.isPresent()) {
          var before =
              Fate.of(family, world.rules(), world.holds(), next.get().minus(Duration.ofNanos(1)));
          var then = Fate.of(family, world.rules(), world.holds(), next.get());
          assertThat(running(before)).isEqualTo(running(fate));
          assertThat(running(then)).isLessThan(running(fate));
        } else {
          assertThat(running(fate)).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33})
  @DisplayName("R17: erasure never takes what a hold or a law keeps, and takes all the rest")
  void erasureGivesWayToHoldsAndLawsAlone(int seed) {
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var world = RetentionWorld.random(random);
      for (var family : world.families()) {
        var isHeld = world.holds().stream().anyMatch(hold -> plainlyHeld(hold, family));
        var isKeptByLaw =
            family.records().stream()
                .anyMatch(record ->
                    plainRules(world.rules(), record).stream()
                        .filter(Rule::isObligation)
                        .anyMatch(rule -> plainEnd(rule, record).isAfter(world.now())));

        switch (Fate.of(family, world.rules(), world.holds(), world.now()).erasure()) {
          case Fate.Erasure.Erase() -> assertThat(isHeld || isKeptByLaw).isFalse();
          case Fate.Erasure.Restricted(var duty) -> {
            assertThat(isHeld).isFalse();
            assertThat(isKeptByLaw).isTrue();
            assertThat(duty.end()).isAfter(world.now());
          }
          case Fate.Erasure.Held(_) -> assertThat(isHeld).isTrue();
        }
      }
    }
  }

  @Test
  void aShorterRuleCountsInsteadOfTheOneForEverything() {
    var rules =
        new RuleSet(List.of(everything("P7Y"), forTypes("P90D", "session.*")), Regions.NONE);
    var session = family(facts("session.opened", BEGINNING, Set.of("wealth"), "lunch"));
    var message = family(facts("message.posted", BEGINNING, Set.of("wealth"), "lunch"));
    var later = BEGINNING.plus(Duration.ofDays(91));

    assertThat(Fate.of(session, rules, List.of(), later).mayBeDisposed()).isTrue();
    assertThat(Fate.of(message, rules, List.of(), later).mayBeDisposed()).isFalse();
  }

  @Test
  void aRegionIsItsUnits() {
    var german =
        new Rule(
            "de",
            "Germany",
            new Rule.Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of("de")),
            Period.ofMonths(6),
            "Works agreement",
            false);
    var rules =
        new RuleSet(
            List.of(everything("P7Y"), german), new Regions(Map.of("de", Set.of("trading"))));
    var later = BEGINNING.plus(Duration.ofDays(200));

    assertThat(
            Fate.of(
                    family(facts("message.posted", BEGINNING, Set.of("trading"), "lunch")),
                    rules,
                    List.of(),
                    later)
                .mayBeDisposed())
        .isTrue();
    assertThat(
            Fate.of(
                    family(facts("message.posted", BEGINNING, Set.of("wealth"), "lunch")),
                    rules,
                    List.of(),
                    later)
                .mayBeDisposed())
        .isFalse();
  }

  @Test
  void anEditHoldsTheMessageItChanged() {
    var said = facts("message.posted", BEGINNING, Set.of("wealth"), "lunch");
    var edit = facts("message.edited", BEGINNING.plusSeconds(60), Set.of("wealth"), "heron");
    var hold = hold(new HoldScope(Set.of(), Set.of(), List.of(new HoldTerm("Hérons")), null, null));
    var onHeron =
        hold(new HoldScope(Set.of(), Set.of(), List.of(new HoldTerm("HERON")), null, null));
    var family = new Family(said.id(), List.of(said, edit));

    assertThat(hold.holds(family)).isFalse();
    assertThat(onHeron.holds(family)).isTrue();
    assertThat(onHeron.holds(family(said))).isFalse();
  }

  @Test
  void rulesWithoutOneForEverythingAreRefused() {
    assertThatThrownBy(() -> new RuleSet(List.of(forTypes("P1Y", "message.*")), Regions.NONE))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> new RuleSet(List.of(everything("P7Y"), everything("P6Y")), Regions.NONE))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new RuleSet(List.of(everything("P0D")), Regions.NONE))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new HoldTerm("* !")).isInstanceOf(Refusal.class);
  }

  private static long running(Fate fate) {
    return fate.duties().stream().filter(duty -> duty.end().isAfter(fate.now())).count();
  }
}
