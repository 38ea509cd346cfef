package org.chancery.messaging.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Tells other nodes how far the journal reaches, and hears it from them. A notification takes a
/// database-wide lock at commit, so it is sent after the batches and coalesced, never inside them.
/// Losing one costs latency only: the heads are also polled.
@Component
class JournalWakeups implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JournalWakeups.class);
  private static final int POLL_MILLIS = 250;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final JdbcTemplate jdbc;
  private final JournalHeads heads;
  private volatile boolean running;
  private Thread announcer = new Thread();
  private Thread listener = new Thread();

  JournalWakeups(DataSource dataSource, JdbcTemplate jdbc, JournalHeads heads) {
    this.dataSource = dataSource;
    this.jdbc = jdbc;
    this.heads = heads;
  }

  @Override
  public void start() {
    running = true;
    announcer = Thread.ofPlatform().name("journal-announcer").daemon().start(this::announce);
    listener = Thread.ofPlatform().name("journal-listener").daemon().start(this::listen);
  }

  @Override
  public void stop() {
    running = false;
    announcer.interrupt();
    listener.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Readers of the journal stop before this does, and start after it.
  @Override
  public int getPhase() {
    return 100;
  }

  private void announce() {
    while (running) {
      try {
        Positions reached = heads.awaitUnannounced();
        jdbc.query("select pg_notify('journal', ?)", _ -> {}, reached.toString());
        // Whatever commits within this pause shares the next notification.
        Thread.sleep(Duration.ofMillis(5));
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Could not announce journal positions; other nodes will poll.", e);
        pause();
      }
    }
  }

  private void listen() {
    while (running) {
      try (Connection connection = dataSource.getConnection()) {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
          statement.execute("listen journal");
        }
        hear(connection, postgres);
        // The connection goes back to others, who do not listen.
        try (Statement statement = connection.createStatement()) {
          statement.execute("unlisten *");
        }
      } catch (SQLException | RuntimeException e) {
        if (running) {
          LOG.warn("Lost the journal's notifications; connecting again.", e);
          pause();
        }
      }
    }
  }

  private void hear(Connection connection, PGConnection postgres) throws SQLException {
    try (PreparedStatement poll =
        connection.prepareStatement("select partition, position from journal_head")) {
      long nextPoll = System.nanoTime();
      while (running) {
        if (System.nanoTime() - nextPoll >= 0) {
          heads.advance(PostgresJournalFeed.positions(poll.executeQuery()));
          nextPoll = System.nanoTime() + POLL_MILLIS * 1_000_000L;
        }
        PGNotification[] heard = postgres.getNotifications(POLL_MILLIS);
        if (heard != null) {
          for (PGNotification notification : heard) {
            heads.heard(Positions.parse(notification.getParameter()));
          }
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
