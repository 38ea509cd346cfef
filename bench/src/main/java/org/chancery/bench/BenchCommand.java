package org.chancery.bench;

import java.util.Locale;
import org.chancery.bench.load.LoadCommand;
import org.chancery.bench.replay.ReplayCommand;
import org.chancery.bench.search.SearchBenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point: `replay`, `bench` and `search-bench`.
@Command(
    name = "chancery",
    mixinStandardHelpOptions = true,
    description = "Drives a running Chancery from outside.",
    subcommands = {ReplayCommand.class, LoadCommand.class, SearchBenchCommand.class})
public final class BenchCommand {

  private BenchCommand() {}

  /// Exits with 0 if the command did what it promises, 1 if it did not, 2 if it was asked wrongly.
  public static void main(String[] arguments) {
    // One way to write numbers, whatever the machine's locale: the output is compared and parsed.
    Locale.setDefault(Locale.ROOT);
    var commandLine = new CommandLine(new BenchCommand());
    commandLine.setExecutionExceptionHandler((failure, command, _) -> {
      var message = failure.getMessage();
      command.getErr().println(message == null ? failure.toString() : message);
      return 1;
    });
    System.exit(commandLine.execute(arguments));
  }
}
