package org.chancery.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.chancery.bench.installation.Installation;
import org.chancery.bench.protocol.ServerFrame;
import org.chancery.bench.protocol.SocketClient;
import org.chancery.bench.protocol.SocketListener;
import org.chancery.bench.protocol.Sockets;

/// Measures what a connection that does nothing costs the messaging service in resident memory.
final class IdleRun {

  /// Connections opened before the first reading, so that what is made once is not counted.
  private static final int OPENED_BEFORE = 100;

  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final Installation installation;

  IdleRun(Installation installation) {
    this.installation = installation;
  }

  /// Opens `count` connections held by `people` people; gives a line to print.
  String run(int count, int people) throws InterruptedException {
    var population = Population.of(installation, people);
    var service =
        Processes.listeningOn(installation.ports())
            .process(Installation.MESSAGING)
            .orElseThrow(() ->
                new IllegalStateException(
                    "the messaging service does not run on this machine, so its memory cannot be read"));
    try (var sockets =
        new Sockets(installation.messagingUrl(), new Deaf(), Duration.ofSeconds(30))) {
      population.connect(sockets, 0, OPENED_BEFORE);
      var before = kilobytes(service);
      population.connect(sockets, OPENED_BEFORE, count);
      var after = kilobytes(service);
      return "%,d idle connections: %.1f KiB each of resident memory (%.0f to %.0f MiB, after collecting garbage)%n%s%n"
          .formatted(
              count, (after - before) / count, before / 1024, after / 1024, Processes.machine());
    }
  }

  private static double kilobytes(ProcessHandle service) throws InterruptedException {
    Thread.sleep(SETTLING);
    collectGarbage(service.pid());
    Thread.sleep(SETTLING);
    return Processes.kilobytes(service.pid());
  }

  private static void collectGarbage(long pid) throws InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return;
    }
    try {
      var process =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (IOException e) {
      // The reading then has the garbage in it; it is only higher.
    }
  }

  private static final class Deaf implements SocketListener {

    @Override
    public void frame(SocketClient client, ServerFrame frame) {}

    @Override
    public void lost(SocketClient client, int code, String reason) {
      System.err.printf("connection %d was closed: %d %s%n", client.number(), code, reason);
    }

    @Override
    public void gaveUp(SocketClient client, String why) {}
  }
}
