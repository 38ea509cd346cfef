package org.chancery.policy.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `chancery-policy`.
@Command(
    name = "chancery-policy",
    description = "Checks, tests and explains content policies.",
    mixinStandardHelpOptions = true,
    subcommands = {CheckCommand.class, TestCommand.class, ExplainCommand.class},
    footer =
        "%nExit codes: 0 all is well, 1 something is wrong with a policy or a message, 2 usage.")
public final class PolicyCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(line(out, err).execute(arguments));
  }

  /// The command with its output where the caller wants it.
  static CommandLine line(PrintWriter out, PrintWriter err) {
    return new CommandLine(new PolicyCommand()).setOut(out).setErr(err);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say check, test or explain.");
  }
}
