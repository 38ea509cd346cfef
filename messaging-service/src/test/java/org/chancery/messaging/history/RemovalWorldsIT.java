package org.chancery.messaging.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.ConversationRef.Kind;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Random messages, rules, decisions and acknowledgements, judged a second time by the test.
final class RemovalWorldsIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final int WORLDS = 25;

  /// The partition of the records of removals: nothing may stand in their way.
  private static final int OWN = 0;

  private static final List<String> STATES =
      List.of("posted", "posted", "posted", "blocked", "warned", "held", "released", "rejected");

  private final PastWorld world = new PastWorld(OFFICE, OFFICE.hire(3));
  private final Removal removal = SERVICE.bean(Removal.class);
  // Far ahead, so that the service's own work, which goes by the real time, finds nothing to do.
  private final Instant now =
      Instant.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofDays(4_000));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  @DisplayName(
      "P5: nothing unacknowledged, undecided or inside the rule is removed; everything else is")
  void whatMayGoGoesAndNothingElse() {
    int gone = 0;
    int kept = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      world.clear();
      Set<UUID> mustStay = build(new Random(seed));
      int all = world.messages().size();

      run();

      assertThat(world.messages())
          .as("world " + seed)
          .containsExactlyInAnyOrderElementsOf(mustStay);
      assertThat(
              world.rows(
                  "message_edit e where not exists (select from message m"
                      + " where m.id = e.message_id)"))
          .isZero();
      kept += mustStay.size();
      gone += all - mustStay.size();
    }
    assertThat(gone).as("the worlds are worth something").isGreaterThan(300);
    assertThat(kept).isGreaterThan(300);
  }

  @Test
  @DisplayName("P2: with nobody reading the journal, nothing is removed")
  void withoutReadersNothingIsRemoved() {
    world.clear();
    world.rule(7, 7);
    world.message(world.room(), 1, now.minus(Duration.ofDays(100)), "posted", "{}");

    run();

    assertThat(world.messages()).hasSize(1);
    assertThat(world.rows("history_left")).isEqualTo(1);
  }

  @Test
  void whatWaitedGoesOnceItMay() {
    world.clear();
    world.rule(null, 30);
    ConversationId room = world.room();
    world.message(room, 5, now.minus(Duration.ofDays(100)), "posted", "{}");
    world.acknowledge("archive", Partitions.of(room.value()), 4);
    run();
    assertThat(world.messages()).hasSize(1);

    world.acknowledge("archive", Partitions.of(room.value()), 5);
    removal.portion(Kind.ROOM, now.plusSeconds(60), now);
    removal.portion(Kind.ROOM, now.plusSeconds(61), now.plusSeconds(61));

    assertThat(world.messages()).isEmpty();
    assertThat(world.rows("history_left")).isZero();
  }

  /// Answers the ids of those messages that must stay.
  private Set<UUID> build(Random random) {
    Integer direct = days(random);
    Integer room = days(random);
    world.rule(direct, room);
    long[] acknowledged = new long[Partitions.COUNT];
    for (int partition = 0; partition < Partitions.COUNT; partition++) {
      acknowledged[partition] = Long.MAX_VALUE;
      for (String reader : List.of("archive", "second")) {
        long position = random.nextInt(3) == 0 ? random.nextInt(60) : 2_000_000;
        world.acknowledge(reader, partition, position);
        acknowledged[partition] = Math.min(acknowledged[partition], position);
      }
    }
    Set<UUID> mustStay = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      boolean isRoom = random.nextBoolean();
      ConversationId in = isRoom ? world.room() : world.direct();
      Integer days = isRoom ? room : direct;
      long taken = acknowledged[Partitions.of(in.value())];
      // Once in a while something about the conversation is on its way to the archive.
      boolean isOnTheWay = Partitions.of(in.value()) != OWN && random.nextInt(5) == 0;
      if (isOnTheWay) {
        world.recorded(in, 1_000_000 + i);
      }
      boolean waits = isOnTheWay && taken < 1_000_000;
      for (int message = 1; message <= 12; message++) {
        long position = message * 5L;
        Sent sent = send(random, in, position, days);
        if (sent.mustStay() || waits || position > taken) {
          mustStay.add(sent.id());
        }
      }
    }
    return mustStay;
  }

  private record Sent(UUID id, boolean mustStay) {}

  private Sent send(Random random, ConversationId in, long position, @Nullable Integer days) {
    Instant before = days == null ? Instant.MIN : now.minus(Duration.ofDays(days));
    Instant at =
        now.minus(random.nextInt(200_000), ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MICROS);
    String state = STATES.get(random.nextInt(STATES.size()));
    boolean undecided = state.equals("posted") && random.nextInt(6) == 0;
    // No verdict the service could read, so that it does not judge it again under the test's feet.
    UUID id = world.message(in, position, at, state, undecided ? "{\"undecided\":[]}" : "{}");
    boolean stays = !at.isBefore(before) || state.equals("held") || undecided;
    List<UUID> appealable = new ArrayList<>(List.of(id));
    if (random.nextInt(4) == 0) {
      appealable.add(world.edit(id, at));
    }
    if (random.nextInt(4) == 0) {
      Instant answered =
          random.nextBoolean() ? null : now.minus(random.nextInt(100_000), ChronoUnit.MINUTES);
      world.appeal(appealable.getLast(), at, answered);
      stays |= answered == null || !answered.isBefore(before);
    }
    return new Sent(id, stays);
  }

  private static @Nullable Integer days(Random random) {
    return random.nextInt(4) == 0 ? null : 7 + random.nextInt(120);
  }

  /// Until there is nothing to do; another node's turn, which the service takes too, looks the
  /// same.
  private void run() {
    for (Kind kind : Kind.values()) {
      for (int idle = 0; idle < 3; ) {
        idle = removal.portion(kind, now, now).looked() == 0 ? idle + 1 : 0;
      }
    }
  }
}
