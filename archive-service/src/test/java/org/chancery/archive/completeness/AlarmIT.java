package org.chancery.archive.completeness;

import static org.chancery.archive.RunningArchive.await;

import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The reconciliation at the pace it has outside of tests.
final class AlarmIT {

  @Test
  @DisplayName(
      "P4: within a minute of a change to a record an alarm says so, and ends when it is made good")
  void changeRaisesAnAlarmWithinAMinute() {
    var journal = new TestJournal();
    try (var feed = new TestFeed(journal);
        var archive = new RunningArchive(feed.url(), TestServers.elasticsearch())) {
      for (var i = 0; i < 5; i++) {
        journal.posted(Room.in(2), Person.RANA, "line " + i);
      }
      archive.restart("--chancery.completeness.pace=10s");
      var books = archive.bean(DayBooks.class);
      await("the day was compared", () -> books.first().isPresent());

      flip(archive);
      await("it is named", () -> health(archive).contains("\"kind\":\"incomplete\""));

      flip(archive);
      await("it is well again", () -> !health(archive).contains("\"kind\":\"incomplete\""));
    }
  }

  private static void flip(RunningArchive archive) {
    archive
        .bean(JdbcClient.class)
        .sql(
            "update record set body = set_byte(body, 9, get_byte(body, 9) # 1) where partition = 2 and position = 3")
        .update();
  }

  private static String health(RunningArchive archive) {
    return archive.request("GET", "/actuator/health", null, null).body();
  }
}
