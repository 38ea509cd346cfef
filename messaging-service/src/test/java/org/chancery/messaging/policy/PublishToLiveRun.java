package org.chancery.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.message.Posting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long it takes from an approver's word until messages are judged by it, with 10,000 rules in
/// force: on the node that was asked, and on another. By hand, because it says figures and asserts
/// none: `-Dit.test=PublishToLiveRun`.
final class PublishToLiveRun {

  private static final int ROUNDS = 6;
  private static final String[] SYLLABLES =
      "ba cor del fen gri hal jo kra lum mer nov or pra qui ros sil tam ul vex wen".split(" ");

  private final Office office = new Office();
  private final Random random = new Random(9);

  @ParameterizedTest
  @CsvSource({"100, 100", "1, 10000"})
  void changeOfOneRule(int documents, int rules) throws InterruptedException {
    try (LiveService asked = LiveService.start(office, Map.of());
        LiveService other = LiveService.start(office, Map.of())) {
      List<Colleague> people = office.hire(2);
      ConversationId room = office.room(people);
      List<List<String>> written = new ArrayList<>();
      for (int d = 0; d < documents; d++) {
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rules; r++) {
          lines.add(rule(r));
        }
        written.add(lines);
      }
      Publishing publishing = asked.bean(Publishing.class);
      long first = System.nanoTime();
      for (int d = 0; d < documents; d++) {
        int revision = save(asked, people.getFirst(), d, written.get(d));
        if (d < documents - 1) {
          // In force with the last of them: a set for each would take the whole day.
          asked.bean(RevisionTable.class).activate(id(d), revision);
        } else {
          publishing.publish(people.getLast().actor(), id(d), revision, null);
        }
      }

      say(
          "%d x %d rules, first set in force after %d ms"
              .formatted(documents, rules, millis(first)));
      for (int round = 0; round < ROUNDS; round++) {
        change(asked, other, people, room, written.getFirst(), round);
      }
    }
  }

  private void change(
      LiveService asked,
      LiveService other,
      List<Colleague> people,
      ConversationId room,
      List<String> rules,
      int round)
      throws InterruptedException {
    String word = "zebra" + (char) ('a' + round);
    rules.set(
        rules.size() / 2,
        "  - {id: changed, outcome: block, when: {lexicon: {terms: [%s]}}}\n".formatted(word));
    long begun = System.nanoTime();
    int revision = save(asked, people.getFirst(), 0, rules);
    long saved = millis(begun);
    long said = System.nanoTime();
    asked.bean(Publishing.class).publish(people.getLast().actor(), id(0), revision, null);
    long answered = millis(said);
    untilBlocked(asked, people.getFirst(), room, word);
    long here = millis(said);
    untilBlocked(other, people.getFirst(), room, word);
    say(
        "round %d: saved in %d ms; publish answered after %d ms, live here after %d, there after %d"
            .formatted(round, saved, answered, here, millis(said)));
  }

  private static void untilBlocked(
      LiveService node, Colleague sender, ConversationId room, String word)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!(post(node, sender, room, word) instanceof PostOutcome.Blocked)) {
      assertThat(System.nanoTime()).isLessThan(end);
      // The grain of the measurement.
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static PostOutcome post(
      LiveService node, Colleague sender, ConversationId room, String word) {
    return node.bean(Posting.class)
        .post(
            new PostMessage(
                sender.ref(), room, "m" + System.nanoTime(), "a " + word + " crossing", null))
        .join();
  }

  private static int save(LiveService node, Colleague author, int document, List<String> rules) {
    String text =
        "policy: %s\nname: Watch list %d\nrules:\n".formatted(id(document), document)
            + String.join("", rules);
    return node.bean(Policies.class).save(author.actor(), id(document), text, null, null);
  }

  private static String id(int document) {
    return "watch-" + document;
  }

  /// Seven lexicons of ten terms to three patterns, as companies have them.
  private String rule(int number) {
    if (number % 10 < 7) {
      List<String> terms = new ArrayList<>();
      for (int t = 0; t < 10; t++) {
        terms.add(random.nextInt(10) < 4 ? name() + " " + name() : name() + name());
      }
      return "  - {id: r%d, outcome: alert, when: {lexicon: {terms: [%s]}}}\n"
          .formatted(number, String.join(", ", terms));
    }
    int n = 3 + random.nextInt(5);
    String vendor = name() + name();
    String pattern =
        switch (number % 6) {
          case 0 -> "\\b" + vendor + "_(?:live|test)_[0-9a-zA-Z]{" + (16 + n) + "}\\b";
          case 1 -> "\\b" + vendor + "[=:]\\s*[a-z0-9]{" + (16 + n) + "}\\b";
          case 2 -> "\\b\\d{" + n + "}-\\d{2}-\\d{" + (n + 1) + "}\\b";
          case 3 -> "\\b[A-Z]{2}\\d{2}[A-Z0-9]{" + (8 + n) + "}\\b";
          case 4 -> "project\\s+" + vendor;
          default -> "[\\w.+-]+@" + vendor + "\\.com";
        };
    return "  - {id: r%d, outcome: alert, when: {regex: {pattern: '%s'}}}\n"
        .formatted(number, pattern);
  }

  private String name() {
    return SYLLABLES[random.nextInt(SYLLABLES.length)]
        + SYLLABLES[random.nextInt(SYLLABLES.length)]
        + SYLLABLES[random.nextInt(SYLLABLES.length)];
  }

  private static long millis(long since) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }

  private static void say(String figures) {
    System.out.println("FIGURE " + figures);
  }
}
