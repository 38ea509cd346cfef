package org.chancery.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

  @Test
  void theSameScenarioIsTheSamePlan() {
    var one = new Plan(scenario(10, 10, 0.5));
    var two = new Plan(scenario(10, 10, 0.5));

    for (var post = 0; post < one.posts(); post++) {
      assertThat(one.senderOf(post)).isEqualTo(two.senderOf(post));
      assertThat(one.conversationOf(post)).isEqualTo(two.conversationOf(post));
    }
  }

  @Test
  void everySenderIsAMemberAndEverybodyElseListens() {
    var plan = new Plan(scenario(20, 10, 0.5));

    for (var post = 0; post < plan.posts(); post++) {
      assertThat(plan.place(plan.conversationOf(post), plan.senderOf(post))).isNotNegative();
    }
    // Two devices each: a pair has four connections, a room of four has eight.
    assertThat(plan.listeners(0)).isEqualTo(8);
    assertThat(plan.listeners(plan.rooms().size())).isEqualTo(4);
  }

  @Test
  void theShareOfDirectConversationsHolds() {
    var onlyRooms = new Plan(scenario(10, 10, 0));
    var onlyPairs = new Plan(scenario(10, 10, 1));
    var used = new HashSet<Integer>();
    for (var post = 0; post < onlyPairs.posts(); post++) {
      used.add(onlyPairs.conversationOf(post));
    }

    assertThat(onlyRooms.pairs()).isEmpty();
    assertThat(used).allMatch(conversation -> conversation >= onlyPairs.rooms().size());
  }

  @ParameterizedTest
  @CsvSource({
    "10, 11, 0.5, --people",
    "10, 1, 0.5, --people",
    "10, 3, 0.5, --room-size",
    "10, 10, 1.5, --direct-share"
  })
  void whatCannotBeIsNamed(int connections, int people, double directShare, String option) {
    assertThatThrownBy(() -> scenario(connections, people, directShare))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(option);
  }

  @Test
  void theLexiconIsAlwaysTheSameAndHasNoTermTwice() {
    assertThat(Lexicon.terms(1000))
        .hasSize(1000)
        .isEqualTo(Lexicon.terms(1000))
        .doesNotHaveDuplicates();
  }

  @Test
  void thePayloadGoesRound() {
    var payload = Payload.read(null);

    assertThat(payload.text(0)).isEqualTo(payload.text(payload.texts().size()));
  }

  @Test
  void thisProcessIsFoundByThePortItListensOn() throws Exception {
    try (var socket = new java.net.ServerSocket(0)) {
      var processes = Processes.listeningOn(java.util.Map.of("me", socket.getLocalPort()));

      if (System.getProperty("os.name").equals("Linux")) {
        assertThat(processes.process("me")).contains(ProcessHandle.current());
      }
      assertThat(processes.read()).containsKey("bench itself");
    }
  }

  private static Scenario scenario(int connections, int people, double directShare) {
    return new Scenario(
        connections,
        people,
        new Scenario.Groups(3, 4, directShare),
        100,
        Duration.ZERO,
        Duration.ofSeconds(2));
  }
}
