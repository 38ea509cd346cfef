package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A link that several people send to many: a worm.
final class BurstIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void aLinkThatSpreadsFromPersonToPersonIsStopped() {
    judgeBy(new Condition.Burst(Condition.Same.LINK, 3, 3, Duration.ofMinutes(10)));
    List<Colleague> people = OFFICE.hire(4);
    ConversationId room = OFFICE.room(people);
    String lure = "look at this: https://prizes.example/win?id=7";

    assertThat(post(people.get(0), room, "b1", lure)).isInstanceOf(PostOutcome.Posted.class);
    assertThat(post(people.get(0), room, "b2", lure)).isInstanceOf(PostOutcome.Posted.class);
    assertThat(post(people.get(1), room, "b3", "wow " + lure))
        .isInstanceOf(PostOutcome.Posted.class);
    assertThat(post(people.get(2), room, "b4", "https://intranet.example/minutes"))
        .isInstanceOf(PostOutcome.Posted.class);
    assertThat(post(people.get(2), room, "b5", "me too! " + lure))
        .isInstanceOf(PostOutcome.Blocked.class);
  }

  private static void judgeBy(Condition condition) {
    Rule rule = Rule.of("worm", Outcome.BLOCK, condition, Map.of("en", "This link spreads."));
    Rulebook.publish(Rulebook.of(rule), SERVICE);
  }

  private static PostOutcome post(
      Colleague sender, ConversationId room, String clientId, String text) {
    return SERVICE
        .bean(Posting.class)
        .post(new PostMessage(sender.ref(), room, clientId, text, null))
        .join();
  }
}
