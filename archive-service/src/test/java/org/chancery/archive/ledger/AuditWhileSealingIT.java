package org.chancery.archive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// An audit takes minutes of a long ledger, which grows meanwhile.
final class AuditWhileSealingIT {

  private static final int RECORDS = 3_000;

  @Test
  @DisplayName("P4: what is sealed during an audit is no finding of it")
  void whatIsSealedMeanwhileIsNoFinding() {
    var journal = new TestJournal();
    try (var feed = new TestFeed(journal);
        var archive =
            new RunningArchive(
                feed.url(), TestServers.elasticsearch(), "--chancery.ledger.batch=7")) {
      var tables = archive.bean(LedgerTables.class);
      var audit = archive.bean(LedgerAudit.class);
      for (var i = 0; i < RECORDS; i++) {
        journal.posted(Room.in(1), Person.RANA, "message " + i);
      }
      var grown = 0;
      while (tables.size() < RECORDS) {
        var before = tables.size();
        assertThat(audit.run().findings()).isEmpty();
        grown += tables.size() > before ? 1 : 0;
      }

      assertThat(grown).as("audits during which the ledger grew").isPositive();
      assertThat(audit.run().leaves()).isGreaterThanOrEqualTo(RECORDS);
    }
  }
}
