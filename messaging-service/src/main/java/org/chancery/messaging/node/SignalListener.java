package org.chancery.messaging.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Listens for the other nodes' signals on a connection of its own, and connects again when it is
/// lost.
@Component
class SignalListener implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SignalListener.class);
  private static final int WAIT_MILLIS = 1000;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final Signals signals;
  private volatile boolean running;
  private Thread listener = new Thread();

  SignalListener(DataSource dataSource, Signals signals) {
    this.dataSource = dataSource;
    this.signals = signals;
  }

  private void listen() {
    while (running) {
      try (Connection connection = dataSource.getConnection()) {
        hear(connection);
      } catch (SQLException | RuntimeException e) {
        if (running) {
          LOG.warn("Lost the other nodes' signals; connecting again.", e);
          pause();
        }
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen " + Signals.CHANNEL);
      // Nothing was heard before this point.
      signals.lost();
      while (running) {
        PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
        if (heard != null) {
          for (PGNotification note : heard) {
            publish(note.getParameter());
          }
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void publish(String note) {
    try {
      signals.heard(note);
    } catch (RuntimeException e) {
      LOG.error("A signal could not be handled.", e);
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
    listener = Thread.ofPlatform().name("signals-listener").daemon().start(this::listen);
  }

  @Override
  public void stop() {
    running = false;
    listener.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 50;
  }
}
