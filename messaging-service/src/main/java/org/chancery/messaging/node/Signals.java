package org.chancery.messaging.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sends short notes between nodes through PostgreSQL's `NOTIFY`. Best effort: a note may be lost,
/// so each topic has another way to the same truth (a poll, an expiry), and a note is never the
/// only carrier of a fact. Notes are sent in bundles because a notification takes a database-wide
/// lock at commit.
@Component
public class Signals implements SmartLifecycle {

  static final String CHANNEL = "signals";

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final int WAITING = 10_000;
  private static final int BUNDLE = 200;

  private final NodeId node;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean running;
  private Thread sender = new Thread();

  Signals(NodeId node, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.node = node;
    this.jdbc = jdbc;
    this.events = events;
  }

  /// Tells this node at once, on the caller's thread, and the others soon. Call it after commit.
  /// When more than [#WAITING] notes wait, further ones are dropped for the other nodes.
  public void send(Signal.Topic topic, String payload) {
    events.publishEvent(new Signal(topic, payload, true));
    if (!waiting.offer(node.value() + ' ' + topic + ' ' + payload)) {
      LOG.debug("Dropped a signal on {}: too many wait.", topic);
    }
  }

  /// Publishes a note that another node sent; own ones come back too and are ignored.
  void heard(String note) {
    String[] parts = note.split(" ", 3);
    if (parts.length < 3 || parts[0].equals(node.value())) {
      return;
    }
    Signal.Topic topic;
    try {
      topic = Signal.Topic.valueOf(parts[1]);
    } catch (IllegalArgumentException _) {
      // A newer node of a rolling upgrade may know topics this one does not.
      return;
    }
    events.publishEvent(new Signal(topic, parts[2], false));
  }

  void lost() {
    events.publishEvent(new SignalsLost());
  }

  private void sendWaiting() {
    List<String> bundle = new ArrayList<>(BUNDLE);
    while (running) {
      try {
        bundle.clear();
        bundle.add(waiting.take());
        waiting.drainTo(bundle, BUNDLE - 1);
        jdbc.sql("select pg_notify(?, note) from unnest(?) note")
            .param(CHANNEL)
            .param(bundle.toArray(String[]::new))
            .query((_, _) -> "")
            .list();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Could not send {} signals; other nodes will notice later.", bundle.size(), e);
      }
    }
  }

  @Override
  public void start() {
    running = true;
    sender = Thread.ofVirtual().name("signals-sender").start(this::sendWaiting);
  }

  @Override
  public void stop() {
    running = false;
    sender.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Starts before, and stops after, everything that sends.
  @Override
  public int getPhase() {
    return 50;
  }
}
