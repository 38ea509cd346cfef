package org.chancery.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.chancery.verify.ledger.NoteKey;

/// The program: `java -jar chancery-verify.jar DIRECTORY --key LINE-OR-FILE`.
///
/// It ends with 0 when all is whole, with 1 when something is wrong, and with 2 when it was not
/// understood.
public final class VerifyCommand {

  private static final String USAGE =
      """
      Usage: chancery-verify DIRECTORY --key KEY

      Checks a vault: every byte of every segment, their order, and the signed notes.
      KEY is the vault's verifier key, or a file that holds it. Take it from somewhere else
      than the directory: whoever can change the one could change the other.
      """;

  private VerifyCommand() {}

  /// Runs the program.
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
    if (arguments.length != 3 || !arguments[1].equals("--key")) {
      err.print(USAGE);
      return Arrays.asList(arguments).contains("--help") ? 0 : 2;
    }
    var root = Path.of(arguments[0]);
    if (!Files.isDirectory(root)) {
      err.println(root + " is no directory.");
      return 2;
    }
    NoteKey key;
    try {
      key = NoteKey.read(lineOf(arguments[2]).strip());
    } catch (IllegalArgumentException noKey) {
      err.println("The key cannot be read: " + noKey.getMessage());
      return 2;
    }
    var began = System.nanoTime();
    var report = VaultCheck.check(root, key);
    report.findings().forEach(out::println);
    var seconds = Math.max(1, System.nanoTime() - began) / 1e9;
    out.printf(
        "%,d records in %,d segments of %d partitions, %,d notes, %,d bytes, %.1f s (%,.0f records/s)%n",
        report.records(),
        report.segments(),
        report.partitions(),
        report.notes(),
        report.bytes(),
        seconds,
        report.records() / seconds);
    out.println(
        report.findings().isEmpty() ? "All is whole." : report.findings().size() + " findings.");
    return report.findings().isEmpty() ? 0 : 1;
  }

  private static String lineOf(String argument) throws IOException {
    var file = Path.of(argument);
    return Files.isRegularFile(file) ? Files.readString(file) : argument;
  }
}
