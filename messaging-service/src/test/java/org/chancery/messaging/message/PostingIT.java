package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.message.PostOutcome.Blocked;
import org.chancery.messaging.message.PostOutcome.Posted;
import org.chancery.messaging.message.PostOutcome.Refused;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PostingIT {

  private static final Office OFFICE = new Office();
  private static LiveService service = LiveService.start(OFFICE, Map.of());
  private static Posting posting = service.bean(Posting.class);

  @BeforeAll
  static void publishAPolicy() {
    Rule rule =
        Rule.of(
            "r1",
            Outcome.BLOCK,
            Condition.Lexicon.of(Condition.Match.WORD, List.of("embargoed")),
            Map.of("en", "Not that."));
    Rulebook.publish(Rulebook.of(Policy.of("p1", "Secrets", 1, List.of(rule))), service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  @DisplayName("P3: positions have no gaps and the chain holds, whoever posts at once")
  void concurrentPostsFormGaplessChains() {
    List<Colleague> people = OFFICE.hire(4);
    List<ConversationId> rooms = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rooms.add(OFFICE.room(people));
    }
    Queue<CompletableFuture<PostOutcome>> answers = new ConcurrentLinkedQueue<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4_000; i++) {
        int n = i;
        threads.execute(() ->
            answers.add(post(people.get(n % 4), rooms.get(n % 40), "gapless-" + n, "text " + n)));
      }
    }

    assertThat(answers)
        .hasSize(4_000)
        .allSatisfy(
            answer -> assertThat(answer.get(60, TimeUnit.SECONDS)).isInstanceOf(Posted.class));
    assertChainsHold();
    assertThat(
            OFFICE
                .jdbc()
                .sql("select count(*) from message where client_id like 'gapless-%'")
                .query(Long.class)
                .single())
        .isEqualTo(4_000);
  }

  @Test
  @DisplayName("P3: a retry with the same client id yields the same message")
  void retriesYieldTheSameMessage() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);

    Posted first = (Posted) post(people.getFirst(), room, "once", "hello").join();
    Posted again = (Posted) post(people.getFirst(), room, "once", "hello").join();
    PostOutcome other = post(people.getFirst(), room, "once", "something else").join();
    PostOutcome fromAnother = post(people.getLast(), room, "once", "hello").join();

    assertThat(first.receipt()).isNotNull();
    assertThat(again)
        .isEqualTo(
            new Posted(first.id(), first.position(), first.at(), true, null, first.receipt()));
    assertThat(other)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(PostOutcome.Code.CLIENT_ID_REUSED));
    assertThat(((Posted) fromAnother).id()).isNotEqualTo(first.id());
  }

  @Test
  @DisplayName("P3: the same message sent many times at once is one message")
  void simultaneousRetriesAreOneMessage() {
    List<Colleague> people = OFFICE.hire(1);
    ConversationId room = OFFICE.room(people);
    List<CompletableFuture<PostOutcome>> answers = new ArrayList<>();

    for (int i = 0; i < 50; i++) {
      answers.add(post(people.getFirst(), room, "many", "hello"));
    }

    assertThat(answers.stream().map(answer -> ((Posted) answer.join()).id()).distinct()).hasSize(1);
    assertThat(answers.stream().filter(answer -> !((Posted) answer.join()).duplicate())).hasSize(1);
  }

  @Test
  @DisplayName("P3: a client id reused across partitions fails no other message of the batch")
  void reuseAcrossPartitionsFailsNobodyElse() {
    List<Colleague> people = OFFICE.hire(2);
    List<ConversationId> rooms = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rooms.add(OFFICE.room(people));
    }
    List<CompletableFuture<PostOutcome>> contested = new ArrayList<>();
    List<CompletableFuture<PostOutcome>> others = new ArrayList<>();

    for (int i = 0; i < 30; i++) {
      contested.add(post(people.getFirst(), rooms.get(i), "contested", "hello"));
      others.add(post(people.getLast(), rooms.get(i), "own-" + i, "hello"));
    }

    assertThat(contested.stream().filter(answer -> answer.join() instanceof Posted)).hasSize(1);
    assertThat(others).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Posted.class));
    assertChainsHold();
  }

  @Test
  @DisplayName("P2: a blocked attempt is a record, and its retry gets the same answer")
  void blockedAttemptsAreOnRecord() {
    List<Colleague> people = OFFICE.hire(1);
    ConversationId room = OFFICE.room(people);
    long before = OFFICE.records("message.blocked");

    PostOutcome first = post(people.getFirst(), room, "b1", "the embargoed list").join();
    PostOutcome again = post(people.getFirst(), room, "b1", "the embargoed list").join();

    assertThat(first)
        .isInstanceOfSatisfying(
            Blocked.class,
            blocked -> assertThat(blocked.verdict().tip(Locale.ENGLISH)).contains("Not that."));
    assertThat(again).isEqualTo(first);
    assertThat(OFFICE.records("message.blocked")).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("P1: whoever is not in a conversation hears the same as for one that is not there")
  void outsidersLearnNothing() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people.subList(0, 1));

    PostOutcome outside = post(people.getLast(), room, "o1", "hello").join();
    PostOutcome absent =
        post(people.getLast(), new ConversationId(UUID.randomUUID()), "o2", "hello").join();

    assertThat(outside).isEqualTo(absent).isInstanceOf(Refused.class);
  }

  private static CompletableFuture<PostOutcome> post(
      Colleague sender, ConversationId room, String clientId, String text) {
    return posting.post(new PostMessage(sender.ref(), room, clientId, text, null));
  }

  private static void assertChainsHold() {
    Map<Integer, String> previous = new HashMap<>();
    Map<Integer, Long> reached = new HashMap<>();
    OFFICE
        .jdbc()
        .sql("select partition, position, body from journal order by partition, position")
        .query((row, _) -> new FeedRecord(row.getInt(1), row.getLong(2), row.getBytes(3)))
        .list()
        .forEach(row -> {
          String expected = previous.getOrDefault(row.partition(), "0".repeat(64));
          assertThat(row.position()).isEqualTo(reached.getOrDefault(row.partition(), 0L) + 1);
          assertThat(row.json())
              .contains("\"position\":" + row.position() + ",\"prev\":\"sha256:" + expected);
          reached.put(row.partition(), row.position());
          previous.put(row.partition(), sha256(row.body()));
        });
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
