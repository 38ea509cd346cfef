package org.chancery.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// Policies of every shape there is, and submissions they may concern; the same for the same seed.
final class RandomPolicies {
  private static final String[] WORDS = {
    "a", "ab", "ss", "secret", "tip", "سر", "السر", "机密", "か", "😀", "é", "12", "ab ss", "no",
    "- x: #"
  };
  private static final String[] UNITS = {"wealth", "trading", "research"};
  private static final String[] REGEXES = {
    "s+", "[ab]\\w", "\\d+", "(?i)sec", "سر", "\"'", "x|1 2"
  };

  private final RandomTexts random;
  private final Supplier<String> regexes;

  RandomPolicies(long seed) {
    this.random = new RandomTexts(seed);
    this.regexes = () -> one(REGEXES);
  }

  /// @param regexes gives what may stand in a regex condition, beside a few plain ones
  RandomPolicies(long seed, Supplier<String> regexes) {
    this.random = new RandomTexts(seed);
    this.regexes = () -> flag() ? one(REGEXES) : regexes.get();
  }

  List<Policy> policies() {
    return list(4, number -> policy("p" + number));
  }

  Policy policy(String id) {
    var rules = list(4, number -> rule("r" + number, outcome()));
    return new Policy(
        id,
        1 + random.number(9),
        new PolicyHeader(
            "Policy: " + word(),
            flag() ? "" : "Line\nand \"line\" " + word(),
            optional(word()),
            one(Severity.values()),
            flag() ? "general" : "q",
            flag()),
        flag() ? Scope.everything() : scope(),
        flag() ? List.of() : List.of(scope()),
        rules);
  }

  Rule rule(String id, Outcome outcome) {
    return new Rule(
        id,
        new RuleHeader(
            flag() ? "" : word(),
            outcome,
            optional(one(Severity.values())),
            one(RuleHeader.Reason.values()),
            flag() ? RuleHeader.BLACKED_OUT : "[x]",
            flag() ? Map.of() : Map.of("en", "Tip {match} " + word(), "ar", "لا")),
        condition(2),
        random.number(4) == 0 ? Optional.of(condition(1)) : Optional.empty(),
        random.number(4) == 0 ? List.of(scope()) : List.of(),
        Examples.none());
  }

  private Condition condition(int depth) {
    if (depth == 0 || flag()) {
      return leaf();
    }
    return switch (random.number(8)) {
      case 0 -> new Condition.All(some(depth));
      case 1 -> new Condition.Any(some(depth));
      case 2 -> new Condition.Not(condition(depth - 1));
      case 3 ->
          new Condition.Near(
              List.of(place(), place()),
              new Condition.Distance(random.number(9), one(Condition.Distance.Unit.values())),
              flag());
      case 4 -> new Condition.AtLeast(1 + random.number(3), place(), flag());
      case 5 ->
          new Condition.Window(2 + random.number(3), Duration.ofSeconds(60), condition(depth - 1));
      case 6 -> new Condition.Barrier(List.of(Set.of("wealth"), Set.of("trading", "research")));
      default -> context();
    };
  }

  private List<Condition> some(int depth) {
    return List.of(condition(depth - 1), condition(depth - 1));
  }

  private Condition leaf() {
    return random.number(12) == 0 ? context() : place();
  }

  private Condition context() {
    return switch (random.number(4)) {
      case 0 -> new Condition.Always();
      case 1 ->
          new Condition.File(
              List.of("image/*"),
              flag() ? List.of() : List.of("*.exe"),
              flag() ? OptionalLong.empty() : OptionalLong.of(random.number(9)),
              flag(),
              flag());
      case 2 -> new Condition.Burst(one(Condition.Same.values()), 2, 1, Duration.ofMinutes(10));
      default -> new Condition.Language(Set.of("en", "no"));
    };
  }

  private Condition place() {
    return switch (random.number(8)) {
      case 0, 1, 2 ->
          new Condition.Lexicon(
              list(3, _ -> word()),
              Optional.empty(),
              one(Condition.Match.values()),
              flag(),
              flag());
      case 3 -> Condition.Lexicon.of(Condition.Match.WORD, List.of(word()));
      case 4, 5 ->
          new Condition.Regex(
              regexes.get(), flag(), one(Condition.TextForm.values()), Optional.empty());
      case 6 -> new Condition.Detect("payment-card", one(Condition.Confidence.values()));
      default -> new Condition.Link(List.of("a.com"), List.of("b.com"), flag(), true, List.of());
    };
  }

  private Scope scope() {
    return new Scope(
        flag()
            ? Set.of()
            : Set.copyOf(List.of(Submission.Kind.MESSAGE, one(Submission.Kind.values()))),
        flag()
            ? Scope.Senders.ANYBODY
            : new Scope.Senders(Set.of(one(UNITS)), Set.of(), Set.of(), Set.of(), optional(flag())),
        flag()
            ? Scope.Listeners.ANYBODY
            : new Scope.Listeners(
                Set.of(one(UNITS)), Set.of(), Set.of(), optional(flag()), random.number(3)),
        flag() ? Set.of() : Set.of(ConversationKind.ROOM, ConversationKind.DIRECT),
        one(Scope.Direction.values()),
        flag()
            ? Optional.empty()
            : Optional.of(
                new Scope.Hours(
                    ZoneId.of("Asia/Riyadh"),
                    Set.copyOf(List.of(one(DayOfWeek.values()), DayOfWeek.SUNDAY)),
                    LocalTime.of(random.number(24), 0),
                    LocalTime.of(random.number(24), 30),
                    flag())));
  }

  Submission submission() {
    return submission(text());
  }

  Submission submission(String text) {
    return new Submission(
        random.number(5) == 0 ? one(Submission.Kind.values()) : Submission.Kind.MESSAGE,
        text,
        new Context(
            new Party("p", one(UNITS), Set.of("employee"), "SA", flag()),
            new Audience(Set.of(one(UNITS)), Set.of("q"), Set.of("DE"), flag(), 2),
            one(ConversationKind.values()),
            java.time.Instant.ofEpochSecond(1_800_000_000L + 3_600L * random.number(200)),
            List.of(),
            list(3, _ -> new Earlier(text(), java.time.Instant.ofEpochSecond(1_900_000_000L))),
            Traffic.none()));
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.number(6); i >= 0; i--) {
      text.append(random.text(3)).append(flag() ? " " : "").append(word());
    }
    return text + (random.number(8) == 0 ? " 4111 1111 1111 1111 a.com/x" : "");
  }

  private Outcome outcome() {
    return one(Outcome.values());
  }

  private String word() {
    return one(WORDS);
  }

  boolean flag() {
    return random.number(2) == 0;
  }

  private <T> Optional<T> optional(T value) {
    return flag() ? Optional.empty() : Optional.of(value);
  }

  private <T> T one(T[] values) {
    return values[random.number(values.length)];
  }

  private <T> List<T> list(int most, java.util.function.IntFunction<T> make) {
    var list = new ArrayList<T>();
    for (int number = random.number(most); number >= 0; number--) {
      list.add(make.apply(number));
    }
    return list;
  }
}
