package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.message.PostOutcome.Held;
import org.chancery.messaging.message.PostOutcome.Posted;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.messaging.screening.UndecidedMode;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyHeader;
import org.chancery.policy.Rule;
import org.chancery.policy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What policies know of a message besides its words, and what becomes of one they can't decide on.
final class JudgingIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final Posting POSTING = SERVICE.bean(Posting.class);

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  @DisplayName("P1: policies know who writes and who will see it")
  void audienceCounts() {
    List<Colleague> people = OFFICE.hire(2);
    OFFICE
        .jdbc()
        .sql("update person set unit = 'trading' where id = ?")
        .param(people.getLast().id())
        .update();
    Rule rule =
        Rule.of(
            "wall",
            Outcome.BLOCK,
            new Condition.Barrier(List.of(Set.of("wealth"), Set.of("trading"))),
            Map.of());
    use(Policy.of("walls", "Walls", 4, List.of(rule)));

    assertThat(post(people.getFirst(), OFFICE.room(people), "b1", "hi"))
        .isInstanceOf(PostOutcome.Blocked.class);
    assertThat(post(people.getFirst(), OFFICE.room(people.subList(0, 1)), "b2", "hi"))
        .isInstanceOf(Posted.class);
  }

  @Test
  @DisplayName("P1: policies know where people work")
  void countriesCount() {
    List<Colleague> people = OFFICE.hire(3);
    livesIn(people.get(0), "AE");
    livesIn(people.get(1), "DE");
    Scope.Listeners inGermany =
        new Scope.Listeners(Set.of(), Set.of(), Set.of("DE"), Optional.empty(), 0);
    Scope.Senders fromTheEmirates =
        new Scope.Senders(Set.of(), Set.of(), Set.of(), Set.of("AE"), Optional.empty());
    Scope crossing =
        new Scope(
            Set.of(), fromTheEmirates, inGermany, Set.of(), Scope.Direction.ANY, Optional.empty());
    Rule rule =
        Rule.of(
            "client",
            Outcome.BLOCK,
            Condition.Lexicon.of(Condition.Match.WORD, List.of("client")),
            Map.of());
    use(
        new Policy(
            "conduct", 5, PolicyHeader.named("Conduct"), crossing, List.of(), List.of(rule)));

    assertThat(post(people.get(0), OFFICE.room(people), "n1", "a client"))
        .isInstanceOf(PostOutcome.Blocked.class);
    assertThat(post(people.get(1), OFFICE.room(people), "n2", "a client"))
        .isInstanceOf(Posted.class);
    List<Colleague> noGerman = List.of(people.get(0), people.get(2));
    assertThat(post(people.get(0), OFFICE.room(noGerman), "n3", "a client"))
        .isInstanceOf(Posted.class);
  }

  @Test
  @DisplayName("P7: what is delivered undecided is judged again, once, and that is on record")
  void undecidedMessagesAreJudgedAgain() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    long before = OFFICE.records("message.rescanned");
    use(Policy.of("much", "Much", 6, tooMuchForOneText()));
    ActivePolicies active = SERVICE.bean(ActivePolicies.class);
    String text = lettersAtRandom();
    try {
      active.decideUndecided(UndecidedMode.REFUSE);
      assertThat(post(people.getFirst(), room, "u1", text)).isInstanceOf(PostOutcome.Blocked.class);
      active.decideUndecided(UndecidedMode.HOLD);
      assertThat(post(people.getFirst(), room, "u2", text)).isInstanceOf(Held.class);
      active.decideUndecided(UndecidedMode.DELIVER_AND_RESCAN);
      assertThat(post(people.getFirst(), room, "u3", text)).isInstanceOf(Posted.class);
    } finally {
      active.decideUndecided(UndecidedMode.HOLD);
    }

    Rescan rescan = SERVICE.bean(Rescan.class);
    rescan.look();
    rescan.look();

    assertThat(OFFICE.records("message.rescanned")).isEqualTo(before + 1);
    assertThat(
            OFFICE
                .jdbc()
                .sql("select body from journal where type = 'message.rescanned' order by at desc")
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list()
                .getFirst())
        .contains("\"clientId\":\"u3\"", "\"outcome\":\"blocked\"")
        .doesNotContain("undecided");
  }

  /// Patterns that have to remember where each of the last letters was to see that they do not
  /// match, which is more than a text's budget has room for; and one that matches, whose turn comes
  /// last because it is the largest.
  private static List<Rule> tooMuchForOneText() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String regex = "a[ab]{%d}[abc]{%d}[cd]".formatted(20 + i % 10, 10 + i / 10);
      rules.add(pattern("r" + i, Outcome.ALERT, regex));
    }
    rules.add(pattern("last", Outcome.BLOCK, "a[ab]{60}[abc]{60}"));
    return rules;
  }

  private static String lettersAtRandom() {
    return new Random(7)
        .ints(Posting.MAX_TEXT, 0, 2)
        .mapToObj(letter -> letter == 0 ? "a" : "b")
        .collect(Collectors.joining());
  }

  private static Rule pattern(String id, Outcome outcome, String regex) {
    return Rule.of(id, outcome, Condition.Regex.of(regex, false), Map.of());
  }

  private static void livesIn(Colleague person, String country) {
    OFFICE
        .jdbc()
        .sql("update person set country = ? where id = ?")
        .params(country, person.id())
        .update();
  }

  private static PostOutcome post(
      Colleague sender, ConversationId room, String clientId, String text) {
    return POSTING.post(new PostMessage(sender.ref(), room, clientId, text, null)).join();
  }

  private static void use(Policy policy) {
    Rulebook.publish(Rulebook.of(policy), SERVICE);
  }
}
