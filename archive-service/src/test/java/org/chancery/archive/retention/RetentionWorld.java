package org.chancery.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chancery.archive.hold.Facts;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.Hold;
import org.chancery.archive.hold.HoldScope;
import org.chancery.archive.hold.HoldTerm;
import org.jspecify.annotations.Nullable;

/// Records, rules and holds at some moment, drawn at random or made for one case.
record RetentionWorld(List<Family> families, RuleSet rules, List<Hold> holds, Instant now) {

  static final Instant BEGINNING = Instant.parse("2016-01-01T00:00:00Z");
  private static final List<String> WORDS = List.of("heron", "bonus", "lunch", "عقد", "terminated");
  private static final List<String> TERMS = List.of("heron", "bonus lunch", "termin*", "عقد");
  private static final List<String> UNITS = List.of("wealth", "trading", "operations");
  private static final List<String> TYPES =
      List.of("message.posted", "message.edited", "session.opened");
  static final List<UUID> PEOPLE = ids(4);
  static final List<UUID> ROOMS = ids(3);

  static RetentionWorld random(Random random) {
    List<Rule> rules = new ArrayList<>(List.of(everything("P" + (1 + random.nextInt(8)) + "Y")));
    for (var i = random.nextInt(4); i > 0; i--) {
      rules.add(rule(random, "rule-" + i));
    }
    return new RetentionWorld(
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
        RetentionWorld.hold(
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

  static Rule everything(String period) {
    return new Rule(
        "p" + period.toLowerCase(java.util.Locale.ROOT),
        "Everything",
        Rule.Scope.EVERYTHING,
        Period.parse(period),
        "a law",
        true);
  }

  static Rule forTypes(String period, String type) {
    return new Rule(
        "types",
        "Types",
        new Rule.Scope(Set.of(), Set.of(), Set.of(), Set.of(type), Set.of()),
        Period.parse(period),
        "no law",
        false);
  }

  static Family family(Facts record) {
    return new Family(record.id(), List.of(record));
  }

  static Facts facts(String type, Instant at, Set<String> units, String text) {
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

  static Hold hold(HoldScope scope) {
    return hold(scope, null);
  }

  static Hold released(Hold hold) {
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
