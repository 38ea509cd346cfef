package org.chancery.messaging.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.house.House;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.ServiceProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The real work of a real process, which dies in the middle of it.
final class RemovalKillIT {

  private static final int MESSAGES = 12_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  @DisplayName("P3: kill -9 amid removal leaves nothing half removed, and the records add up")
  void killedAmidRemoval() throws Exception {
    Office office = new Office();
    // Once, in this process, to make the tables.
    LiveService.start(office, Map.of()).close();
    PastWorld world = new PastWorld(office, office.hire(3));
    fill(office, world);

    try (ServiceProcess service = new ServiceProcess(office)) {
      awaitMessages(world, MESSAGES - 1);
      service.kill();
      long left = world.rows("message");
      assertThat(left).as("killed amid removal").isBetween(1L, MESSAGES - 1L);
      assertThat(removedByRecords(office)).isEqualTo(MESSAGES - left);
      assertThat(orphans(world)).isZero();

      service.restart();
      awaitMessages(world, 0);
    }
    assertThat(removedByRecords(office)).isEqualTo(MESSAGES);
    assertThat(orphans(world)).isZero();
    assertThat(world.rows("history_left")).isZero();
  }

  private static void fill(Office office, PastWorld world) {
    ConversationId room = world.room();
    int partition = Partitions.of(room.value());
    // As `PastWorld.message` does, in one statement, because there are many: 60 days old, the id
    // too.
    office
        .jdbc()
        .sql(
            """
            insert into message (id, partition, position, conversation_id, sender_id,
              sender_username, sender_name, client_id, state, at, text, verdict)
            select (lpad(to_hex((extract(epoch from sent) * 1000)::bigint), 12, '0') || '7'
                || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid,
              ?, i, ?, gen_random_uuid(), 'p', 'P', 'c' || i, 'posted', sent, 'words', '{}'
            from generate_series(1, ?) i
              cross join lateral (select now() - interval '60 days' + i * interval '1 second') t(sent)
            """)
        .params(partition, room.value(), MESSAGES)
        .update();
    office
        .jdbc()
        .sql(
            """
            insert into message_edit (id, message_id, sender_id, client_id, state, at, text, verdict)
            select gen_random_uuid(), id, sender_id, 'e' || client_id, 'blocked', at, 'x', '{}'
            from message where position % 3 = 0
            """)
        .update();
    world.acknowledge("archive", partition, MESSAGES);
    world.rule(7, 7);
  }

  private static void awaitMessages(PastWorld world, long most) throws InterruptedException {
    House.await(PATIENCE, () -> world.rows("message") <= most);
  }

  private static long removedByRecords(Office office) {
    List<byte[]> records =
        office
            .jdbc()
            .sql("select body from journal where type = 'history.removed'")
            .query((row, _) -> row.getBytes(1))
            .list();
    return records.stream()
        .map(body -> JsonMapper.shared().readTree(new String(body, StandardCharsets.UTF_8)))
        .flatMap(record -> record.path("history").path("ranges").valueStream())
        .mapToLong(range -> range.path("count").asLong())
        .sum();
  }

  private static long orphans(PastWorld world) {
    return world.rows(
        "message_edit e where not exists (select from message m where m.id = e.message_id)");
  }
}
