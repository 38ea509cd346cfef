package org.chancery.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.jspecify.annotations.Nullable;

/// The program: `java -jar chancery-verify.jar DIRECTORY --key LINE-OR-FILE`.
///
/// It ends with 0 when all is whole, with 1 when something is wrong, and with 2 when it was not
/// understood or there was nothing to check.
public final class VerifyCommand {

  private static final String USAGE =
      """
      Usage: chancery-verify DIRECTORY --key KEY [--key KEY ...] [--tsa FILE] [--kept CHECKPOINT]

      Checks an archive: every byte of every segment, their order and the signed notes; and with a
      key of the ledger, that every record is a leaf of its tree and every leaf a record, every
      signed head, and what witnesses and time stamp authorities said of them.

      --key KEY          a verifier key, or a file that holds one on each line: the vault's
                         (note.verifier), the ledger's, those of the past too (ledger.verifier), and
                         those of witnesses. Take them from somewhere else than the directory:
                         whoever can change the one could change the other.
      --tsa FILE         certificates (PEM) of the time stamp authorities to trust, or of those that
                         issued them. They are not asked, and no list of revoked ones is.
      --kept CHECKPOINT  a file with a head of the ledger that you kept; it must be among those here.
      """;

  private final List<String> keys = new ArrayList<>();
  private @Nullable Path root;
  private @Nullable TimeStampTrust trust;
  private @Nullable Checkpoint kept;

  private VerifyCommand() {}

  /// Runs the program.
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
    if (Arrays.asList(arguments).contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    var command = new VerifyCommand();
    try {
      command.read(arguments);
      return command.check(out);
    } catch (IllegalArgumentException notUnderstood) {
      err.println(notUnderstood.getMessage());
      return 2;
    }
  }

  private void read(String[] arguments) throws IOException {
    for (var i = 0; i < arguments.length; i++) {
      var isOption = arguments[i].startsWith("--");
      if (isOption && i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value.\n\n" + USAGE);
      }
      switch (arguments[i]) {
        case "--key" -> keys.addAll(linesOf(arguments[++i]));
        case "--tsa" -> trust = trust(Path.of(arguments[++i]));
        case "--kept" -> kept = checkpoint(Path.of(arguments[++i]));
        default -> {
          if (isOption || root != null) {
            throw new IllegalArgumentException(arguments[i] + " is not known.\n\n" + USAGE);
          }
          root = Path.of(arguments[i]);
        }
      }
    }
  }

  private int check(PrintStream out) throws IOException {
    var directory = root;
    if (directory == null || keys.isEmpty()) {
      throw new IllegalArgumentException(USAGE.stripTrailing());
    }
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(directory + " is no directory.");
    }
    var keyring = keyring();
    if (ArchiveCheck.isEmpty(directory)) {
      throw new IllegalArgumentException(
          "Nothing is sealed in "
              + directory
              + " yet: records go into a segment once 4,096 of a partition wait, or 15 minutes after"
              + " the first of them came (chancery.vault.records and seal-after).");
    }
    var began = System.nanoTime();
    var report = ArchiveCheck.check(directory, keyring, trust, kept);
    report.findings().forEach(out::println);
    print(report, Math.max(1, System.nanoTime() - began) / 1e9, out);
    return report.findings().isEmpty() ? 0 : 1;
  }

  private Keyring keyring() {
    Keyring keyring;
    try {
      keyring = Keyring.of(keys);
    } catch (IllegalArgumentException noKey) {
      throw new IllegalArgumentException("A key cannot be read: " + noKey.getMessage(), noKey);
    }
    if (keyring.vault().isEmpty()) {
      throw new IllegalArgumentException(
          "None of the keys is the vault's: give the line or the file of note.verifier with --key.");
    }
    return keyring;
  }

  private static void print(ArchiveCheck.Report report, double seconds, PrintStream out) {
    var vault = report.vault();
    out.printf(
        "%,d records and %,d files in %,d segments of %d partitions, %,d notes, %,d bytes, %.1f s (%,.0f records/s)%n",
        vault.records(),
        vault.files(),
        vault.segments(),
        vault.partitions(),
        vault.notes(),
        vault.bytes(),
        seconds,
        vault.records() / seconds);
    report.ledger().ifPresent(ledger -> print(ledger, out));
    if (!report.findings().isEmpty()) {
      out.println(report.findings().size() + " findings.");
    } else if (report.ledger().isEmpty()) {
      out.println("The segments are whole. The ledger was not checked: give its keys with --key.");
    } else {
      out.println("All is whole.");
    }
  }

  private static void print(ArchiveCheck.LedgerReport ledger, PrintStream out) {
    out.printf(
        "%,d leaves under %,d signed heads%s, %,d notes; %,d records wait for their segment%n",
        ledger.leaves(),
        ledger.heads(),
        ledger.newest().map(at -> ", the last of " + at).orElse(""),
        ledger.notes(),
        ledger.waiting());
    if (ledger.unopened() > 0) {
      out.printf(
          "%,d records had been disposed of before their leaf was written, so it cannot be opened; %,d of them"
              + " under no certificate%n",
          ledger.unopened(), ledger.uncertified());
    }
    if (ledger.certificates() > 0) {
      out.printf(
          "%,d certificates of disposal, of %,d records%n",
          ledger.certificates(), ledger.certified());
    }
    if (ledger.cosignatures() + ledger.unknownWitnesses() > 0) {
      out.printf(
          "%,d cosignatures of witnesses, and %,d of witnesses whose key was not given%n",
          ledger.cosignatures(), ledger.unknownWitnesses());
    }
    if (ledger.timeStamps() + ledger.otherTimeStamps() > 0) {
      out.printf(
          "%,d time stamps of trusted authorities, and %,d nobody was named for (--tsa)%n",
          ledger.timeStamps(), ledger.otherTimeStamps());
    }
  }

  private static TimeStampTrust trust(Path file) throws IOException {
    try {
      return TimeStampTrust.of(Files.readAllBytes(file));
    } catch (IllegalArgumentException | NoSuchFileException none) {
      throw new IllegalArgumentException(file + " holds no certificates.", none);
    }
  }

  private static List<String> linesOf(String argument) throws IOException {
    if (argument.contains("+")) {
      return List.of(argument);
    }
    var file = Path.of(argument);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no key file " + argument + ".");
    }
    return Files.readAllLines(file);
  }

  private static Checkpoint checkpoint(Path file) throws IOException {
    try {
      return Checkpoint.read(SignedNote.read(Files.readString(file)).text());
    } catch (IllegalArgumentException noHead) {
      throw new IllegalArgumentException(file + " holds no head of a ledger.", noHead);
    }
  }
}
