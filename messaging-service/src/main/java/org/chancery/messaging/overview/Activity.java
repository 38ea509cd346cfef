package org.chancery.messaging.overview;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.chancery.messaging.message.PostCounts;
import org.chancery.messaging.node.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What was posted in each minute, on all nodes together: each node adds its own counts every few
/// seconds, so that nobody ever has to count messages.
@Component
class Activity {

  private static final Logger LOG = LoggerFactory.getLogger(Activity.class);

  private final PostCounts counts;
  private final NodeId node;
  private final JdbcClient jdbc;
  private Totals told = new Totals(0, 0, 0);

  Activity(PostCounts counts, NodeId node, JdbcClient jdbc) {
    this.counts = counts;
    this.node = node;
    this.jdbc = jdbc;
  }

  /// Messages posted, those of them with an alert, and messages blocked.
  record Totals(long posted, long alerted, long blocked) {}

  /// What happened within one minute; minutes without anything are left out.
  record Minute(Instant minute, long posted, long alerted, long blocked) {}

  /// This node's counts since it started.
  Totals sinceStart() {
    return new Totals(counts.posted(), counts.alerted(), counts.blocked());
  }

  /// The last hour, the oldest minute first.
  List<Minute> lastHour() {
    return jdbc.sql(
            """
            select minute, sum(posted) as posted, sum(alerted) as alerted, sum(blocked) as blocked
            from activity where minute > now() - interval '1 hour' group by minute order by minute
            """)
        .query((row, _) ->
            new Minute(
                row.getObject("minute", OffsetDateTime.class).toInstant(),
                row.getLong("posted"),
                row.getLong("alerted"),
                row.getLong("blocked")))
        .list();
  }

  @Scheduled(fixedDelay = 5_000)
  synchronized void tell() {
    Totals now = sinceStart();
    if (now.equals(told)) {
      return;
    }
    try {
      jdbc.sql(
              """
              insert into activity (minute, node, posted, alerted, blocked)
              values (date_trunc('minute', now()), ?, ?, ?, ?)
              on conflict (minute, node) do update
                set posted = activity.posted + excluded.posted,
                    alerted = activity.alerted + excluded.alerted,
                    blocked = activity.blocked + excluded.blocked
              """)
          .param(node.value())
          .param(now.posted() - told.posted())
          .param(now.alerted() - told.alerted())
          .param(now.blocked() - told.blocked())
          .update();
      told = now;
    } catch (RuntimeException e) {
      LOG.warn("Could not tell this node's activity: {}", e.toString());
    }
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void forgetOld() {
    jdbc.sql("delete from activity where minute < now() - interval '1 day'").update();
  }
}
