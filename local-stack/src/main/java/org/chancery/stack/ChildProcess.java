package org.chancery.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A running child: its output goes to a log file, a pid file remembers it, and it ends with us.
final class ChildProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Linux sends a child its death signal when the *thread* that started it ends, so all children
  /// are started by this one, which lives as long as the JVM.
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("starter").daemon().factory());

  private final Launch launch;
  private final Process process;
  private final PidFile pidFile;

  private ChildProcess(Launch launch, Process process, PidFile pidFile) {
    this.launch = launch;
    this.process = process;
    this.pidFile = pidFile;
  }

  static ChildProcess start(Launch launch, StateDirectory state) throws IOException {
    var log = state.log(launch.name());
    Files.createDirectories(log.resolveSibling("."));
    keepOneOlder(log);
    var builder =
        new ProcessBuilder(Guard.wrap(launch))
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE);
    builder.environment().putAll(launch.environment());
    try {
      var process = STARTER.submit(builder::start).get();
      var pidFile = PidFile.of(state, launch.name());
      pidFile.write(process.toHandle());
      return new ChildProcess(launch, process, pidFile);
    } catch (ExecutionException e) {
      throw new IOException("could not start " + launch.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting " + launch.name(), e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitValue() {
    return process.exitValue();
  }

  /// Waits for the child's end, and returns its exit value.
  int awaitExit() {
    return process.onExit().join().exitValue();
  }

  /// Asks the child to end, waits, and kills it and its descendants if it does not.
  void stop() throws IOException {
    stop(process.toHandle(), launch.stop());
    pidFile.delete();
  }

  /// Ends what an earlier stack in `state` left running under `name`, if anything.
  static void stopLeftover(StateDirectory state, String name, Launch.Signal signal)
      throws IOException {
    var pidFile = PidFile.of(state, name);
    var leftover = pidFile.process();
    if (leftover.isPresent()) {
      stop(leftover.get(), signal);
    }
    pidFile.delete();
  }

  /// Sends `signal` to `process` and waits for its end; kills it with all its descendants after
  /// twenty seconds.
  static void stop(ProcessHandle process, Launch.Signal signal) throws IOException {
    var family = process.descendants().toList();
    send(signal, List.of(process));
    if (!ends(process)) {
      send(Launch.Signal.KILL, List.of(process));
    }
    send(Launch.Signal.KILL, family.stream().filter(ProcessHandle::isAlive).toList());
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Java itself can send TERM and KILL only, and PostgreSQL's quick end is INT.
  private static void send(Launch.Signal signal, List<ProcessHandle> processes) throws IOException {
    for (var process : processes) {
      switch (signal) {
        case TERM -> process.destroy();
        case KILL -> process.destroyForcibly();
        case INT ->
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
      }
    }
  }

  /// The last `lines` lines of `log`, for a person who must find out what went wrong.
  static String tail(Path log, int lines) {
    try {
      var all = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(no log at " + log + ")";
    }
  }

  private static void keepOneOlder(Path log) throws IOException {
    if (Files.exists(log)) {
      Files.move(
          log,
          log.resolveSibling(log.getFileName() + ".old"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
