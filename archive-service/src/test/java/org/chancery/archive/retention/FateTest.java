package org.chancery.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chancery.archive.hold.Facts;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.Hold;
import org.chancery.archive.hold.HoldScope;
import org.chancery.archive.hold.HoldTerm;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps a record, over random records, rules, holds, dates and releases, compared with a
/// judgement written a second time in the plainest way.
final class FateTest {

  private static final Instant BEGINNING = Instant.parse("2016-01-01T00:00:00Z");
  private static final List<String> WORDS = List.of("heron", "bonus", "lunch", "عقد", "terminated");
  private static final List<String> TERMS = List.of("heron", "bonus lunch", "termin*", "عقد");
  private static final List<String> UNITS = List.of("wealth", "trading", "operations");
  private static final List<String> TYPES =
      List.of("message.posted", "message.edited", "session.opened");
  private static final List<UUID> PEOPLE = ids(4);
  private static final List<UUID> ROOMS = ids(3);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("P5: no held record may ever be disposed of, and every unheld expired one may")
  void neverAHeldRecordAndAlwaysAnExpiredOne(int seed) {
    var random = new Random(seed);
    int disposable = 0;
    int held = 0;
    for (var round = 0; round < 2_500; round++) {
      var world = World.random(random);
      for (var family : world.families) {
        var fate = Fate.of(family, world.rules, world.holds, world.now);
        var isHeld = world.holds.stream().anyMatch(hold -> plainlyHeld(hold, family));
        var isExpired = plainlyExpired(world.rules, family, world.now);

        assertThat(fate.holds().isEmpty()).as("seed %d round %d", seed, round).isEqualTo(!isHeld);
        assertThat(fate.mayBeDisposed())
            .as("seed %d round %d", seed, round)
            .isEqualTo(isExpired && !isHeld);
        if (!isHeld && isExpired) {
          disposable++;
          assertThat(world.rules.youngestExpired(world.now))
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
      var world = World.random(random);
      var released = world.holds.stream().map(FateTest::released).toList();
      for (var family : world.families) {
        assertThat(Fate.of(family, world.rules, released, world.now).mayBeDisposed())
            .isEqualTo(plainlyExpired(world.rules, family, world.now));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23})
  @DisplayName("P5: the answer does not change before the day it says it will, and changes then")
  void answerChangesOnTheDayItSays(int seed) {
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var world = World.random(random);
      for (var family : world.families) {
        var fate = Fate.of(family, world.rules, world.holds, world.now);
        var next = fate.nextChange();
        if (next.isPresent()) {
          var before =
              Fate.of(family, world.rules, world.holds, next.get().minus(Duration.ofNanos(1)));
          var then = Fate.of(family, world.rules, world.holds, next.get());
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
      var world = World.random(random);
      for (var family : world.families) {
        var isHeld = world.holds.stream().anyMatch(hold -> plainlyHeld(hold, family));
        var isKeptByLaw =
            family.records().stream()
                .anyMatch(record ->
                    plainRules(world.rules, record).stream()
                        .filter(Rule::isObligation)
                        .anyMatch(rule -> plainEnd(rule, record).isAfter(world.now)));

        switch (Fate.of(family, world.rules, world.holds, world.now).erasure()) {
          case Fate.Erasure.Erase() -> assertThat(isHeld || isKeptByLaw).isFalse();
          case Fate.Erasure.Restricted(var duty) -> {
            assertThat(isHeld).isFalse();
            assertThat(isKeptByLaw).isTrue();
            assertThat(duty.end()).isAfter(world.now);
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

  // The second judgement: written from the words of the documentation, sharing nothing but types.

  private static boolean plainlyHeld(Hold hold, Family family) {
    if (hold.release() != null) {
      return false;
    }
    var scope = hold.scope();
    for (var record : family.records()) {
      var who = scope.custodians().isEmpty();
      for (var custodian : scope.custodians()) {
        who |= record.people().contains(custodian);
      }
      var where = scope.conversations().isEmpty();
      for (var conversation : scope.conversations()) {
        where |= conversation.equals(record.conversation());
      }
      var what = scope.terms().isEmpty();
      for (var term : scope.terms()) {
        var text = " " + String.join(" ", record.words());
        what |=
            term.written().endsWith("*")
                ? text.contains(" " + term.written().substring(0, term.written().length() - 1))
                : (text + " ").contains(" " + term.written() + " ");
      }
      var from = scope.from();
      var until = scope.until();
      var when =
          (from == null || record.at().compareTo(from) >= 0)
              && (until == null || record.at().compareTo(until) < 0);
      if (who && where && what && when) {
        return true;
      }
    }
    return false;
  }

  private static boolean plainlyExpired(RuleSet rules, Family family, Instant now) {
    for (var record : family.records()) {
      for (var rule : plainRules(rules, record)) {
        if (plainEnd(rule, record).isAfter(now)) {
          return false;
        }
      }
    }
    return true;
  }

  private static Instant plainEnd(Rule rule, Facts record) {
    return record.at().atZone(ZoneOffset.UTC).plus(rule.period()).toInstant();
  }

  private static List<Rule> plainRules(RuleSet rules, Facts record) {
    List<Rule> named = new ArrayList<>();
    Rule other = null;
    for (var rule : rules.rules()) {
      var scope = rule.scope();
      var narrow =
          scope.units().size() + scope.people().size() + scope.kinds().size() + scope.types().size()
              > 0;
      if (!narrow) {
        other = rule;
        continue;
      }
      var fits =
          (scope.units().isEmpty() || meets(scope.units(), record.units()))
              && (scope.people().isEmpty() || meets(scope.people(), record.people()))
              && (scope.kinds().isEmpty() || scope.kinds().contains(String.valueOf(record.kind())))
              && (scope.types().isEmpty()
                  || scope.types().contains(record.type())
                  || scope.types().contains(record.type().split("\\.", 2)[0] + ".*"));
      if (fits) {
        named.add(rule);
      }
    }
    return named.isEmpty() && other != null ? List.of(other) : named;
  }

  private static <T> boolean meets(Set<T> one, Set<T> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    return !both.isEmpty();
  }

  private record World(List<Family> families, RuleSet rules, List<Hold> holds, Instant now) {

    static World random(Random random) {
      List<Rule> rules = new ArrayList<>(List.of(everything("P" + (1 + random.nextInt(8)) + "Y")));
      for (var i = random.nextInt(4); i > 0; i--) {
        rules.add(rule(random, "rule-" + i));
      }
      return new World(
          IntStream.range(0, 3).mapToObj(_ -> family(random)).toList(),
          new RuleSet(rules, Regions.NONE),
          IntStream.range(0, random.nextInt(3)).mapToObj(_ -> hold(random)).toList(),
          day(random));
    }

    private static Rule rule(Random random, String id) {
      Set<String> units = some(random, UNITS);
      return new Rule(
          id,
          id,
          new Rule.Scope(
              units,
              some(random, PEOPLE),
              some(random, List.of("direct", "room")),
              units.isEmpty() ? Set.of("message.*") : some(random, TYPES),
              Set.of()),
          random.nextBoolean()
              ? Period.ofMonths(1 + random.nextInt(40))
              : Period.ofDays(1 + random.nextInt(900)),
          "a law",
          random.nextBoolean());
    }

    private static Family family(Random random) {
      var first = facts(random);
      return new Family(
          first.id(), random.nextInt(3) == 0 ? List.of(first, facts(random)) : List.of(first));
    }

    private static Facts facts(Random random) {
      var author = one(random, PEOPLE);
      var people = new HashSet<>(some(random, PEOPLE));
      people.add(author);
      return new Facts(
          new UUID(random.nextLong(), random.nextLong()),
          one(random, TYPES),
          day(random),
          one(random, ROOMS),
          random.nextBoolean() ? "direct" : "room",
          author,
          people,
          Set.of(one(random, UNITS)),
          IntStream.range(0, random.nextInt(4)).mapToObj(_ -> one(random, WORDS)).toList());
    }

    private static Hold hold(Random random) {
      var from = random.nextInt(3) == 0 ? day(random) : null;
      var hold =
          FateTest.hold(
              new HoldScope(
                  some(random, PEOPLE),
                  some(random, ROOMS),
                  some(random, TERMS).stream().map(HoldTerm::new).toList(),
                  from,
                  random.nextInt(3) == 0
                      ? (from == null ? BEGINNING : from).plus(Duration.ofDays(900))
                      : null));
      return random.nextInt(4) == 0 ? released(hold) : hold;
    }

    private static Instant day(Random random) {
      return BEGINNING.plus(Duration.ofHours(random.nextInt(24 * 3650)));
    }

    private static <T> T one(Random random, List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private static <T> Set<T> some(Random random, List<T> of) {
      return random.nextBoolean()
          ? Set.of()
          : IntStream.range(0, 1 + random.nextInt(2))
              .mapToObj(_ -> one(random, of))
              .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
  }

  private static Rule everything(String period) {
    return new Rule(
        "p" + period.toLowerCase(java.util.Locale.ROOT),
        "Everything",
        Rule.Scope.EVERYTHING,
        Period.parse(period),
        "a law",
        true);
  }

  private static Rule forTypes(String period, String type) {
    return new Rule(
        "types",
        "Types",
        new Rule.Scope(Set.of(), Set.of(), Set.of(), Set.of(type), Set.of()),
        Period.parse(period),
        "no law",
        false);
  }

  private static Family family(Facts record) {
    return new Family(record.id(), List.of(record));
  }

  private static Facts facts(String type, Instant at, Set<String> units, String text) {
    return new Facts(
        UUID.randomUUID(),
        type,
        at,
        ROOMS.getFirst(),
        "room",
        PEOPLE.getFirst(),
        Set.of(PEOPLE.getFirst()),
        units,
        HoldTerm.words(text));
  }

  private static Hold hold(HoldScope scope) {
    return hold(scope, null);
  }

  private static Hold released(Hold hold) {
    return hold(hold.scope(), new Hold.Release(BEGINNING, "c.laurent", "over"));
  }

  private static Hold hold(HoldScope scope, Hold.@Nullable Release release) {
    return new Hold(
        UUID.randomUUID(),
        UUID.randomUUID(),
        "hold",
        scope,
        List.of(),
        List.of(),
        true,
        null,
        BEGINNING,
        "c.laurent",
        release);
  }

  private static List<UUID> ids(int count) {
    return IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toList();
  }
}
