package org.chancery.bench.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.chancery.bench.installation.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `replay FILE`: sends a file of chat through real sockets and reconciles every book.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Sends a JSON-lines file of chat as if its senders typed it, then reconciles.")
public final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Installation installation = new Installation();

  @Parameters(paramLabel = "FILE", description = "one {\"room\",\"sender\",\"text\"} a line")
  private Path file = Path.of("");

  @Option(
      names = "--rate",
      defaultValue = "as-fast-as",
      description =
          "messages a second over all rooms, or as-fast-as (the server answers; the default)")
  private String rate = "as-fast-as";

  @Option(names = "--limit", description = "only the first N messages (default: all)")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--patience",
      defaultValue = "180",
      description =
          "seconds to go on trying when a server is away or falls behind (default: ${DEFAULT-VALUE})")
  private int patienceSeconds = 180;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
    }
    var chat = ChatFile.read(file, limit);
    if (chat.lines().isEmpty()) {
      throw new ParameterException(spec.commandLine(), file + " holds no messages");
    }
    var patience = Duration.ofSeconds(patienceSeconds);
    try (var replay = new Replay(installation, chat, patience)) {
      replay.prepare();
      replay.send(perSecond());
      var reconciliation = replay.reconcile();
      System.out.print(reconciliation.report());
      replay.remarks().forEach(System.out::println);
      return reconciliation.isExact() ? 0 : 1;
    }
  }

  private double perSecond() {
    if (rate.equals("as-fast-as")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      var perSecond = Double.parseDouble(rate);
      if (perSecond > 0) {
        return perSecond;
      }
    } catch (NumberFormatException e) {
      // Said below, together with zero and less.
    }
    throw new ParameterException(
        spec.commandLine(), "--rate must be a number above 0 or as-fast-as, not " + rate);
  }
}
