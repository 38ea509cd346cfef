package org.chancery.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The archive's connection is cut at each step of a disposal, by a trigger at that step, as if the
/// process had been killed there. Nothing may be lost or done by half, nothing on hold may go, and
/// the disposal ends once the trigger is gone.
final class DisposalKillIT {

  private static final Instant LONG_AGO = Instant.parse("2017-03-01T10:00:00Z");
  // One more family than two portions hold.
  private static final int FAMILIES = 401;

  private static final TestJournal journal = new TestJournal();
  private static final Room room = Room.named("desk");
  private static TestFeed feed;
  private static RunningArchive archive;

  private final List<UUID> held = new ArrayList<>();
  private final List<UUID> free = new ArrayList<>();

  @BeforeAll
  static void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    // A custodian is somebody the record has named.
    journal.posted(room, Person.RANA, "the first heron");
    archive.awaitSearchable(journal);
    var matter = archive.work("c.laurent", "Heron", "Subpoena");
    archive.send(
        "POST",
        "/api/holds",
        "c.laurent",
        Map.of(
            "matter",
            matter.toString(),
            "name",
            "Herons",
            "custodians",
            List.of(Person.RANA.id().toString()),
            "terms",
            List.of("heron"),
            "silent",
            true),
        201);
    database().sql("create sequence kills").update();
    database()
        .sql(
            """
            create function kill() returns trigger language plpgsql as $$ begin
              perform nextval('kills');
              perform pg_terminate_backend(pg_backend_pid());
              perform pg_sleep(5);
              return null;
            end $$
            """)
        .update();
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @ParameterizedTest(name = "{0} {1} on {2} {3}")
  @DisplayName(
      "P5: killed at any step, a disposal loses nothing, takes nothing on hold, and is finished later")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "before | insert | disposed_record | -",
        "after  | insert | disposed_record | -",
        "before | delete | ledger_salt | -",
        "after  | delete | ledger_salt | -",
        "before | delete | message_change | -",
        "before | delete | record | -",
        "after  | delete | record | -",
        "after  | update | record_count | -",
        "before | update | disposal_candidate | new.outcome = 'disposed'",
        "after  | update | disposal_candidate | new.outcome = 'held'",
        "before | update | disposal | new.state = 'done'",
        "after  | update | disposal | new.state = 'done'",
        "before | insert | record | new.type = 'retention.disposed'",
        "after  | insert | record | new.type = 'retention.disposed'",
        "before | update | disposed_record | new.unindexed_at is not null",
        "before | update | disposed_record | new.shredded_at is not null",
      })
  void killedAtAnyStepItIsFinishedLater(
      String when, String act, String table, @org.jspecify.annotations.Nullable String row) {
    posted(table.equals("record_count") ? FAMILIES : 3);
    var id = listed();
    holdAll();
    set(when, act, table, row);

    archive.send(
        "POST",
        "/api/disposals/" + id + "/decision",
        "h.brandt",
        Map.of("approve", true, "reason", "As every month."),
        200);
    RunningArchive.await("it is killed", DisposalKillIT::isKilled);
    nothingIsLost(id);
    remove(table);

    RunningArchive.await("it ends all the same", () -> state(id).equals("done"));
    nothingIsLost(id);
    assertThat(there(free)).isZero();
    RunningArchive.await(
        "the index and the vault have done their part",
        () ->
            count(
                    "select count(*) from disposed_record where unindexed_at is null or shredded_at is null")
                == 0);
  }

  @ParameterizedTest(name = "{0} {1} on {2} {3}")
  @DisplayName(
      "P5: killed while it is listed, a disposal is given up, and the next one lists it all")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "before | insert | disposal_candidate | -",
        "after  | insert | disposal_candidate | -",
        "before | update | disposal | new.state = 'listed'",
      })
  void killedListIsGivenUp(
      String when, String act, String table, @org.jspecify.annotations.Nullable String row) {
    posted(3);
    set(when, act, table, row);
    var first = begun();
    RunningArchive.await("it is killed", DisposalKillIT::isKilled);
    remove(table);
    RunningArchive.await("it is given up", () -> state(first).equals("abandoned"));
    assertThat(there(free)).isEqualTo(free.size());

    var second = listed();
    archive.send(
        "POST",
        "/api/disposals/" + second + "/decision",
        "h.brandt",
        Map.of("approve", true, "reason", "As every month."),
        200);

    RunningArchive.await("it ends", () -> state(second).equals("done"));
    nothingIsLost(second);
    assertThat(there(free)).isZero();
  }

  private void posted(int families) {
    journal.happening(LONG_AGO);
    held.add(journal.posted(room, Person.RANA, "the heron file"));
    for (var i = 0; i < families; i++) {
      // A word of its own, so that a hold can be on this one alone.
      var words = "lunch" + UUID.randomUUID().toString().replace("-", "");
      var message = journal.posted(room, Person.RANA, words);
      free.add(message);
      if (i == 0) {
        free.add(journal.edited(room, Person.RANA, message, 1, words, "a late " + words));
      }
    }
    journal.happening(null);
    archive.awaitSearchable(journal);
    RunningArchive.await(
        "every record is sealed",
        () ->
            count(
                    """
                    select count(*) from record r where r.partition < 16 and not exists
                      (select 1 from ledger_salt s where s.partition = r.partition and s.position = r.position)
                    """)
                == 0);
  }

  /// Lists one record that a hold comes upon before the disposal is carried out, so that every step
  /// has something to do.
  private void holdAll() {
    var late = free.removeLast();
    held.add(late);
    database()
        .sql(
            """
            insert into legal_hold (id, matter, name, scope, silent, placed_at, placed_by)
            select gen_random_uuid(), m.id, 'Late',
              jsonb_build_object('custodians', '[]'::jsonb, 'conversations', '[]'::jsonb,
                'terms', jsonb_build_array(?::text)), true, now(), 'c.laurent'
            from matter m where m.name = 'Heron' limit 1
            """)
        .param(text(late))
        .update();
  }

  private static String text(UUID record) {
    return database()
        .sql(
            "select convert_from(body, 'UTF8')::jsonb -> 'content' ->> 'text' from record where id = ?")
        .param(record)
        .query(String.class)
        .single();
  }

  /// Each record is in the store or is known as disposed of, and never both; what is on hold is in
  /// the store; the list, the counts and the archive's own records say the same.
  private void nothingIsLost(UUID disposal) {
    assertThat(there(held)).as("what is on hold").isEqualTo(held.size());
    assertThat(
            count(
                """
                select count(*) from disposal_candidate c
                left join record r on r.id = c.record
                left join disposed_record d on d.id = c.record
                where (r.id is null) = (d.id is null)
                  or (c.outcome = 'disposed') <> (d.id is not null and c.disposal = d.disposal)
                """))
        .as("lost, doubled or said wrongly")
        .isZero();
    assertThat(
            count(
                """
                select count(*) from record r where r.partition < 16 and not exists
                  (select 1 from ledger_salt s where s.partition = r.partition and s.position = r.position)
                """))
        .as("records without their salts")
        .isZero();
    assertThat(count("select coalesce(sum(records), 0) from record_count"))
        .as("counted")
        .isEqualTo(count("select count(*) from record where partition < 16"));
    var isDone = state(disposal).equals("done") ? 1 : 0;
    assertThat(
            database()
                .sql(
                    """
                    select count(*) from record where type = 'retention.disposed'
                      and convert_from(body, 'UTF8')::jsonb -> 'retention' ->> 'id' = ?
                    """)
                .param(disposal.toString())
                .query(Long.class)
                .single())
        .as("on record exactly when it is done")
        .isEqualTo(isDone);
  }

  private static void set(
      String when, String act, String table, @org.jspecify.annotations.Nullable String row) {
    database().sql("alter sequence kills restart").update();
    database()
        .sql(
            "create trigger kill %s %s on %s for each %s execute function kill()"
                .formatted(when, act, table, row == null ? "statement" : "row when (" + row + ")"))
        .update();
  }

  private static void remove(String table) {
    database().sql("drop trigger kill on " + table).update();
  }

  private static boolean isKilled() {
    return database().sql("select is_called from kills").query(Boolean.class).single();
  }

  private static UUID listed() {
    var id = begun();
    RunningArchive.await("it is listed", () -> state(id).equals("listed"));
    return id;
  }

  private static UUID begun() {
    var begun = archive.send("POST", "/api/disposals", "c.laurent", null, 202);
    return UUID.fromString(begun.path("disposal").path("id").stringValue());
  }

  private static String state(UUID disposal) {
    return database()
        .sql("select state from disposal where id = ?")
        .param(disposal)
        .query(String.class)
        .single();
  }

  private static long there(List<UUID> records) {
    return database()
        .sql("select count(*) from record where id = any(?::uuid[])")
        .param(records.stream().map(UUID::toString).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  private static long count(String sql) {
    return database().sql(sql).query(Long.class).single();
  }

  private static JdbcClient database() {
    return archive.bean(JdbcClient.class);
  }
}
