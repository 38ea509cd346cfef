package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.message.PostOutcome.Posted;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Compilation;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyHeader;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Rule;
import org.chancery.policy.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What policies know of a message besides its words.
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
    switch (PolicySet.compile(List.of(policy))) {
      case Compilation.Compiled(PolicySet set) -> SERVICE.bean(ActivePolicies.class).replace(set);
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    }
  }
}
