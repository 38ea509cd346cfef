package org.chancery.messaging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chancery.messaging.directory.Credential;
import org.chancery.messaging.directory.PersonDismissed;
import org.chancery.messaging.directory.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What happens to sockets by themselves: pings, the end of silent ones and of those whose
/// credential is over, and the farewell when the service stops.
@Component
class SocketClock implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SocketClock.class);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final LiveSockets sockets;
  private final SocketLimits limits;
  private final InstantSource clock;
  private final Dispatcher dispatcher;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("socket-clock").daemon().factory());
  private volatile boolean running;

  SocketClock(
      LiveSockets sockets, Dispatcher dispatcher, SocketLimits limits, InstantSource clock) {
    this.sockets = sockets;
    this.dispatcher = dispatcher;
    this.limits = limits;
    this.clock = clock;
  }

  /// Ends a fresh socket's wait for its first frame when that takes too long.
  void watch(LiveSocket socket) {
    var _ = timer.schedule(socket::release, limits.hold().toMillis(), TimeUnit.MILLISECONDS);
  }

  @EventListener
  void on(SessionEnded ended) {
    Credential over = new Credential.WebSession(ended.sessionId());
    sockets
        .matching(socket -> socket.actor().credential().equals(over))
        .forEach(socket -> socket.close(CloseReason.REAUTHENTICATE));
  }

  @EventListener
  void on(PersonDismissed dismissed) {
    sockets.close(dismissed.person(), CloseReason.REAUTHENTICATE);
  }

  @Override
  public void start() {
    long heartbeat = limits.heartbeat().toMillis();
    every(heartbeat, this::beat);
    every(1000, this::expire);
    running = true;
  }

  /// Says farewell to every socket, after the answers that are due: the lanes are drained by now.
  @Override
  public void stop() {
    running = false;
    timer.shutdownNow();
    try {
      dispatcher.askInTurn(_ -> true).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Some answers may be missing; clients will ask again.", e);
    }
    sockets.matching(_ -> true).forEach(socket -> socket.close(CloseReason.SHUTTING_DOWN));
    long end = System.nanoTime() + FAREWELL.toNanos();
    while (sockets.count() > 0 && System.nanoTime() - end < 0) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Stops after the lanes and before the web server, which would cut the connections off.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 200;
  }

  private void every(long millis, Runnable task) {
    var _ =
        timer.scheduleAtFixedRate(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                // An exception would silently end the repetition.
                LOG.error("A round over the sockets failed.", e);
              }
            },
            millis,
            millis,
            TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long mostSilent = limits.heartbeat().multipliedBy(2).toNanos();
    for (LiveSocket socket : sockets.matching(_ -> true)) {
      if (socket.nanosSilent() > mostSilent) {
        socket.close(CloseReason.SILENT);
      } else {
        socket.send(Outgoing.PING);
      }
    }
  }

  private void expire() {
    Instant now = clock.instant();
    sockets
        .matching(socket ->
            switch (socket.actor().credential()) {
              case Credential.Bearer(Instant expires) -> expires.isBefore(now);
              case Credential.WebSession _ -> false;
            })
        .forEach(socket -> socket.close(CloseReason.REAUTHENTICATE));
  }
}
