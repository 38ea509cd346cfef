package org.chancery.stack;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The commands `up`, `down`, `reset` and `status` of `./chancery`.
public final class StackCommand {

  private static final String DESCRIPTION = "stack.properties";

  private final Options options;
  private final StateDirectory state;
  private final PrintStream out;

  private StackCommand(Options options, PrintStream out) {
    this.options = options;
    this.state = options.state();
    this.out = out;
  }

  /// Runs the command that `arguments` names for the checkout in the system property
  /// `chancery.home`; exits with 1 and a sentence when it cannot be done.
  public static void main(String[] arguments) {
    var checkout = Path.of(System.getProperty("chancery.home", "")).toAbsolutePath();
    try {
      var options = Options.parse(List.of(arguments), checkout, System.getenv());
      new StackCommand(options, System.out).run(arguments);
    } catch (StackFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String[] arguments) throws IOException {
    switch (options.action()) {
      case UP -> {
        if (options.has(Options.Flag.DETACH)) {
          Detached.start(state, arguments, out);
        } else {
          up();
        }
      }
      case DOWN -> down();
      case RESET -> reset();
      case STATUS -> status();
    }
  }

  private void up() throws IOException {
    state.create();
    var lock = StackLock.take(state);
    Files.deleteIfExists(state.run().resolve(DESCRIPTION));
    var progress = new Progress(out, InstantSource.system());
    Stack.stopLeftovers(state);
    var installation = new Installation(state, options.ports(), options.checkout());
    var isWhole = !options.has(Options.Flag.SERVERS_ONLY);
    var servers = isWhole ? installation.everything() : installation.servers();
    var stack = new Stack(servers, state, progress);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(stack, lock)));
    stack.start(options.ports());
    if (isWhole && !options.has(Options.Flag.NO_DEMO)) {
      plantDemo(new DemoSeed(installation, progress), progress);
    }
    describe(installation.description());
    if (isWhole) {
      out.println(Welcome.text(installation));
    }
    progress.say("everything runs; Ctrl-C stops it");
    await();
  }

  /// Chancery works without its demo content, so that failing is no reason to stop.
  private static void plantDemo(DemoSeed seed, Progress progress) {
    try {
      seed.plant();
    } catch (StackFailure e) {
      progress.say("the demo policies and rooms could not be made: " + e.getMessage());
    }
  }

  private void end(Stack stack, StackLock lock) {
    stack.close();
    try {
      Files.deleteIfExists(state.run().resolve(DESCRIPTION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.close();
    }
  }

  /// Whoever waits for the file finds it whole.
  private void describe(Properties facts) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = Files.createTempFile(state.run(), DESCRIPTION, null, ownerOnly);
    try (var writer = Files.newBufferedWriter(temporary)) {
      facts.store(writer, null);
    }
    if (options.description().isPresent()) {
      Files.copy(
          temporary, options.description().orElseThrow(), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(temporary, state.run().resolve(DESCRIPTION), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void await() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void down() throws IOException {
    var holder = StackLock.holder(state).process();
    if (holder.isPresent()) {
      out.println("stopping process " + holder.get().pid());
      ChildProcess.stop(holder.get(), Launch.Signal.TERM);
      out.println("stopped");
    } else {
      out.println("no stack runs in " + state.root());
    }
    Stack.stopLeftovers(state);
  }

  private void reset() throws IOException {
    if (StackLock.holder(state).process().isPresent()) {
      throw new StackFailure("The stack runs; stop it first with ./chancery down.");
    }
    if (!options.has(Options.Flag.YES) && !isSure(System.console())) {
      throw new StackFailure("Nothing was deleted.");
    }
    Stack.stopLeftovers(state);
    for (var part : List.of("data", "config", "run", "logs")) {
      Directories.delete(state.root().resolve(part));
    }
    Files.deleteIfExists(state.root().resolve("secrets.properties"));
    Files.deleteIfExists(state.root().resolve(LedgerKey.FILE));
    out.println("deleted all data in " + state.root());
  }

  private boolean isSure(@Nullable Console console) {
    if (console == null) {
      throw new StackFailure("There is nobody to ask; reset --yes deletes without asking.");
    }
    var answer =
        console.readLine(
            "Delete all messages, records, people and logs in %s? Type yes: ", state.root());
    return "yes".equals(answer);
  }

  private void status() throws IOException {
    var description = state.run().resolve(DESCRIPTION);
    var holder = StackLock.holder(state).process();
    if (holder.isEmpty()) {
      throw new StackFailure("no stack runs in " + state.root());
    }
    if (!Files.exists(description)) {
      out.println("starting (process %d)".formatted(holder.get().pid()));
      return;
    }
    var facts = new Properties();
    try (var reader = Files.newBufferedReader(description)) {
      facts.load(reader);
    }
    out.println("running (process %d)".formatted(holder.get().pid()));
    for (var name :
        List.of("messaging", "archive", "console", "keycloak", "postgres", "elasticsearch")) {
      var isAlive = PidFile.of(state, name).process().isPresent();
      out.println(
          "  %-14s %-8s %s"
              .formatted(name, isAlive ? "up" : "down", facts.getProperty(name + ".url", "")));
    }
  }
}
