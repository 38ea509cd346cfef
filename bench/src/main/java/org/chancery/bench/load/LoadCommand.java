package org.chancery.bench.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.chancery.bench.installation.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `bench`: puts load on the socket protocol and prints what it did.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Posts at a fixed rate, whatever the server does, and measures from the intended times.")
public final class LoadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Installation installation = new Installation();

  @Option(
      names = "--connections",
      defaultValue = "200",
      description = "open sockets (default: 200)")
  private int connections = 200;

  @Option(
      names = "--people",
      defaultValue = "0",
      description = "different people who hold them (default: as many as connections)")
  private int people;

  @Option(names = "--rate", defaultValue = "1000", description = "posts a second (default: 1000)")
  private double rate = 1000;

  @Option(names = "--duration", defaultValue = "30", description = "seconds measured (default: 30)")
  private int durationSeconds = 30;

  @Option(
      names = "--warmup",
      defaultValue = "60",
      description =
          "seconds before measuring, in which the JVMs compile what runs hot (default: 60)")
  private int warmupSeconds = 60;

  @Option(names = "--rooms", defaultValue = "20", description = "rooms (default: 20)")
  private int rooms = 20;

  @Option(names = "--room-size", defaultValue = "10", description = "people a room (default: 10)")
  private int roomSize = 10;

  @Option(
      names = "--direct-share",
      defaultValue = "0.5",
      description = "share of posts to direct conversations (default: 0.5)")
  private double directShare = 0.5;

  @Option(
      names = "--payload",
      description = "texts to post: one a line, or a .jsonl file with a field text")
  private @Nullable Path payload;

  @Option(
      names = "--drain",
      defaultValue = "15",
      description = "seconds without news after which what is missing counts as lost (default: 15)")
  private int drainSeconds = 15;

  @Option(
      names = "--terms",
      defaultValue = "0",
      description = "publish a policy with so many lexicon terms first")
  private int terms;

  @Option(names = "--json", paramLabel = "FILE", description = "also write the figures as JSON")
  private @Nullable Path json;

  @Option(
      names = "--idle",
      paramLabel = "N",
      defaultValue = "0",
      description = "instead, open N connections that do nothing and measure the memory of each")
  private int idle;

  @Override
  public Integer call() throws InterruptedException {
    var texts = Payload.read(payload);
    if (terms > 0) {
      Lexicon.publish(installation, terms);
    }
    if (idle > 0) {
      var holders = people > 0 ? people : Math.min(connections, idle);
      System.out.print(new IdleRun(installation).run(idle, holders));
      return 0;
    }
    var report = new LoadRun(installation, scenario(), texts).run(Duration.ofSeconds(drainSeconds));
    System.out.print(report.text());
    if (json != null) {
      JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(json, report);
    }
    return report.counts().isClean() ? 0 : 1;
  }

  private Scenario scenario() {
    try {
      return new Scenario(
          connections,
          people > 0 ? people : connections,
          new Scenario.Groups(rooms, roomSize, directShare),
          rate,
          Duration.ofSeconds(warmupSeconds),
          Duration.ofSeconds(durationSeconds));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
