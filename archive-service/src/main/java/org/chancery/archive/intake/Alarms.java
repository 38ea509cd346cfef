package org.chancery.archive.intake;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The alarms that stand, kept across restarts until the records themselves show that they are
/// over.
@Component
public class Alarms {

  private static final Logger log = LoggerFactory.getLogger(Alarms.class);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Alarms(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// The alarms not yet over, oldest first.
  public List<Alarm> open() {
    return jdbc.sql(
            """
            select id, partition, position, kind, expected, found, raised_at from alarm
            where resolved_at is null order by id
            """)
        .query((row, _) ->
            new Alarm(
                row.getLong("id"),
                row.getObject("partition", Integer.class),
                row.getObject("position", Long.class),
                row.getString("kind"),
                row.getString("expected"),
                row.getString("found"),
                row.getTimestamp("raised_at").toInstant()))
        .list();
  }

  /// Raises an alarm, unless the same one stands already.
  void raise(Fault fault) {
    var raised =
        jdbc.sql(
                """
                insert into alarm (partition, position, kind, expected, found, raised_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(fault.partition())
            .param(fault.position())
            .param(fault.kind().wire())
            .param(fault.expected())
            .param(fault.found())
            .param(Timestamp.from(clock.instant()))
            .update();
    if (raised > 0) {
      log.error(
          "journal partition {} position {}: {}, expected {}, found {}",
          fault.partition(),
          fault.position(),
          fault.kind().wire(),
          fault.expected(),
          fault.found());
    }
  }

  /// Ends what intake raised for a partition: the record that belongs there has come and continues
  /// the chain.
  void resolve(int partition) {
    jdbc.sql(
            "update alarm set resolved_at = ? where resolved_at is null and partition = ? and kind <> ?")
        .param(Timestamp.from(clock.instant()))
        .param(partition)
        .param(Fault.Kind.INCOMPLETE.wire())
        .update();
  }

  /// Raises that what was taken in is not, or not everywhere, what it was, in place of what was
  /// raised of this partition before; unless the same alarm stands already.
  ///
  /// @param position of the first record at fault
  /// @param expected a hash or a reason, never content
  public void raiseIncomplete(int partition, long position, String expected, String found) {
    jdbc.sql(
            """
            update alarm set resolved_at = ? where resolved_at is null and partition = ? and kind = ?
              and (position, expected, found) is distinct from (?, ?, ?)
            """)
        .param(Timestamp.from(clock.instant()))
        .param(partition)
        .param(Fault.Kind.INCOMPLETE.wire())
        .param(position)
        .param(expected)
        .param(found)
        .update();
    raise(new Fault(partition, position, Fault.Kind.INCOMPLETE, expected, found));
  }

  /// Ends that alarm: the partition is whole again.
  public void resolveIncomplete(int partition) {
    jdbc.sql(
            "update alarm set resolved_at = ? where resolved_at is null and partition = ? and kind = ?")
        .param(Timestamp.from(clock.instant()))
        .param(partition)
        .param(Fault.Kind.INCOMPLETE.wire())
        .update();
  }
}
