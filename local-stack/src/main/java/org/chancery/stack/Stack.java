package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A set of running servers: started side by side as far as they allow, stopped in the reverse
/// order.
final class Stack implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  /// A child that dies this often is left dead.
  private static final int RESTARTS = 5;

  private final List<Server> servers;
  private final StateDirectory state;
  private final Progress progress;
  private final Map<String, ChildProcess> children = new ConcurrentHashMap<>();
  private final Map<String, Integer> restarts = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable RuntimeException> firstFailure = new AtomicReference<>();
  private volatile boolean stopping;

  /// @param servers in an order in which each comes after those it needs; what it needs beyond them
  ///   is taken to be running
  Stack(List<Server> servers, StateDirectory state, Progress progress) {
    this.servers = List.copyOf(servers);
    this.state = state;
    this.progress = progress;
  }

  /// Starts everything, and returns when everything serves. If a port is taken nothing is started;
  /// if anything fails later, all of it is stopped again.
  void start(Ports ports) {
    ports.requireFree(servers.stream().map(Server::name).toList());
    startAll();
  }

  /// Ends children of a stack that could not do so itself, services first.
  static void stopLeftovers(StateDirectory state) throws IOException {
    for (var name : List.of("console", "archive", "messaging", Keycloak.NAME, Elasticsearch.NAME)) {
      ChildProcess.stopLeftover(state, name, Launch.Signal.TERM);
    }
    ChildProcess.stopLeftover(state, Postgres.NAME, Launch.Signal.INT);
  }

  private void startAll() {
    var ready = new HashMap<String, CompletableFuture<Void>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var server : servers) {
        var needed =
            server.after().stream()
                .map(ready::get)
                .filter(Objects::nonNull)
                .toArray(CompletableFuture[]::new);
        ready.put(
            server.name(),
            CompletableFuture.allOf(needed).thenRunAsync(() -> bringUp(server), executor));
      }
      CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      close();
      // The others only gave up because of the first.
      var first = firstFailure.get();
      throw first == null ? e : first;
    }
    for (var server : servers) {
      watch(server);
    }
  }

  private void bringUp(Server server) {
    try {
      if (stopping) {
        throw new StackFailure("stopped before %s was started".formatted(server.title()));
      }
      var launch = server.prepare();
      progress.say("starting %s".formatted(server.title()));
      var child = ChildProcess.start(launch, state);
      children.put(server.name(), child);
      awaitReady(server, child);
      server.complete();
      progress.say("%s is ready on port %d".formatted(server.title(), server.port()));
    } catch (IOException e) {
      throw giveUp(new UncheckedIOException(e));
    } catch (RuntimeException e) {
      throw giveUp(e);
    }
  }

  /// The others see `stopping` at their next look instead of using up their patience.
  private RuntimeException giveUp(RuntimeException failure) {
    firstFailure.compareAndSet(null, failure);
    stopping = true;
    return failure;
  }

  private void awaitReady(Server server, ChildProcess child) {
    var end = System.nanoTime() + server.patience().toNanos();
    while (!server.isReady()) {
      if (stopping) {
        throw new StackFailure("stopped while %s was starting".formatted(server.title()));
      }
      if (!child.isAlive()) {
        throw trouble(server, "ended with code %d while starting".formatted(child.exitValue()));
      }
      if (System.nanoTime() - end > 0) {
        throw trouble(
            server, "was not ready after %d seconds".formatted(server.patience().toSeconds()));
      }
      pause();
    }
  }

  private StackFailure trouble(Server server, String what) {
    var log = state.log(server.name());
    return new StackFailure(
        "%s %s. The end of %s:%n%s"
            .formatted(server.title(), what, log, ChildProcess.tail(log, 15)));
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", e);
    }
  }

  /// Starts a child again when it dies without being told to, as an operating system's supervisor
  /// would.
  private void watch(Server server) {
    var child = children.get(server.name());
    if (child != null) {
      Thread.ofVirtual()
          .name("watch " + server.name())
          .start(() -> revive(server, child.awaitExit()));
    }
  }

  private void revive(Server server, int exitValue) {
    if (stopping) {
      return;
    }
    var time = restarts.merge(server.name(), 1, Integer::sum);
    var log = state.log(server.name());
    if (time > RESTARTS) {
      progress.say("%s ended again and stays down; see %s".formatted(server.title(), log));
      return;
    }
    progress.say(
        "%s ended with code %d; starting it again (%d of %d)"
            .formatted(server.title(), exitValue, time, RESTARTS));
    try {
      var child = ChildProcess.start(server.prepare(), state);
      children.put(server.name(), child);
      watch(server);
      if (stopping) {
        child.stop();
        return;
      }
      awaitReady(server, child);
      progress.say("%s is ready again".formatted(server.title()));
    } catch (IOException | StackFailure e) {
      progress.say("%s could not be started again; see %s".formatted(server.title(), log));
    }
  }

  /// Stops everything: those that need others first, and those that need nobody side by side.
  @Override
  public void close() {
    stopping = true;
    var gone = new HashMap<String, CompletableFuture<Void>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var server : servers.reversed()) {
        var users = new ArrayList<CompletableFuture<Void>>();
        for (var other : servers) {
          var end = gone.get(other.name());
          if (other.after().contains(server.name()) && end != null) {
            users.add(end);
          }
        }
        gone.put(
            server.name(),
            CompletableFuture.allOf(users.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> stop(server), executor));
      }
      CompletableFuture.allOf(gone.values().toArray(CompletableFuture[]::new))
          .get(90, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      progress.say("not everything could be stopped: %s".formatted(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(Server server) {
    var child = children.remove(server.name());
    if (child != null) {
      try {
        child.stop();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
