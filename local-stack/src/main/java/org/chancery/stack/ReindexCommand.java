package org.chancery.stack;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The command `reindex` of `./chancery`: has the archive build its index anew from the vault, and
/// shows how far it is. Stopping the command does not stop the rebuild; running it again follows
/// it.
public final class ReindexCommand {

  static final String USAGE =
      """
      Usage: chancery reindex [--abandon] [--state DIR | --archive URL --token-file FILE]
        --abandon            stop the rebuild that runs; the index that is searched stays
        --state DIR          of the stack to ask, if not .chancery of this checkout
        --archive URL        another archive
        --token-file FILE    a compliance officer's access token for it\
      """;

  private static final Duration PACE = Duration.ofMillis(500);
  private static final int WIDTH = 30;

  private final Addressee addressee;
  private final PrintStream out;
  private final boolean isTerminal;

  private ReindexCommand(Addressee addressee, PrintStream out, boolean isTerminal) {
    this.addressee = addressee;
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /// Where the archive is, and as whom it is asked.
  ///
  /// @param abandon whether the rebuild is to be stopped
  record Addressee(URI archive, Path tokenFile, URI issuer, boolean abandon) {

    private static final Path NONE = Path.of("");

    static Addressee parse(List<String> arguments, Path checkout) {
      var state = checkout.resolve(".chancery");
      var archive = "";
      var token = NONE;
      var abandon = false;
      for (var i = 0; i < arguments.size(); i++) {
        var option = arguments.get(i);
        switch (option) {
          case "--abandon" -> abandon = true;
          case "--state" -> state = Path.of(value(arguments, ++i, option));
          case "--archive" -> archive = value(arguments, ++i, option);
          case "--token-file" -> token = Path.of(value(arguments, ++i, option));
          default ->
              throw new StackFailure("'%s' means nothing here.%n%s".formatted(option, USAGE));
        }
      }
      if (archive.isEmpty() != token.equals(NONE)) {
        throw new StackFailure("--archive and --token-file need each other.%n%s".formatted(USAGE));
      }
      if (!archive.isEmpty()) {
        return new Addressee(URI.create(archive), token, URI.create(archive), abandon);
      }
      var facts = facts(state);
      var issuer = facts.getProperty("keycloak.url") + "/realms/" + Realm.NAME;
      return new Addressee(
          URI.create(facts.getProperty("archive.url")), NONE, URI.create(issuer), abandon);
    }

    /// Read anew each time: tokens end sooner than rebuilds of large archives.
    String token() {
      if (tokenFile.equals(NONE)) {
        return AccessTokens.ofPerson(issuer, "c.laurent");
      }
      try {
        return Files.readString(tokenFile).strip();
      } catch (IOException unreadable) {
        throw new StackFailure("The token in " + tokenFile + " cannot be read.", unreadable);
      }
    }

    private static Properties facts(Path state) {
      var file = state.resolve("run").resolve("stack.properties");
      var facts = new Properties();
      try (var in = Files.newBufferedReader(file)) {
        facts.load(in);
      } catch (IOException notRunning) {
        throw new StackFailure(
            "No stack runs in %s; start it with ./chancery up, or name an archive.%n%s"
                .formatted(state, USAGE),
            notRunning);
      }
      return facts;
    }

    private static String value(List<String> arguments, int index, String option) {
      if (index >= arguments.size()) {
        throw new StackFailure("%s needs a value.%n%s".formatted(option, USAGE));
      }
      return arguments.get(index);
    }
  }

  /// Runs the command; exits with 1 and a sentence when it cannot be done, or when the new index
  /// was refused.
  public static void main(String[] arguments) {
    var checkout = Path.of(System.getProperty("chancery.home", "")).toAbsolutePath();
    try {
      var addressee = Addressee.parse(List.of(arguments), checkout);
      var command = new ReindexCommand(addressee, System.out, isTerminal(System.console()));
      System.exit(command.run() ? 0 : 1);
    } catch (StackFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }

  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  private boolean run() {
    if (addressee.abandon()) {
      api().send("POST", "/api/index-rebuilds/abandon", List.of());
    } else if (latest().path("finishedAt").isMissingNode() && !latest().isMissingNode()) {
      out.println("A rebuild is running already; this follows it.");
    } else {
      api().send("POST", "/api/index-rebuilds", List.of());
    }
    return follow();
  }

  private boolean follow() {
    var said = "";
    while (true) {
      var rebuild = latest();
      var isOver = rebuild.has("finishedAt");
      // What was given up or refused is told by its outcome: there is no share of it that is done.
      var line = isOver && !isDone(rebuild) ? said : progress(rebuild);
      if (isTerminal) {
        out.print("\r\u001b[K" + line);
        out.flush();
      } else if (!line.equals(said)) {
        out.println(line);
      }
      said = line;
      if (isOver) {
        if (isTerminal) {
          out.println();
        }
        out.println(outcome(rebuild));
        return isDone(rebuild);
      }
      pause();
    }
  }

  private static boolean isDone(JsonNode rebuild) {
    return rebuild.path("state").asString().equals("done");
  }

  private JsonNode latest() {
    return api().get("/api/index-rebuilds").path("items").path(0);
  }

  private JsonApi api() {
    return new JsonApi(addressee.archive(), addressee.token());
  }

  /// One line: how much is done, and what is being done.
  static String progress(JsonNode rebuild) {
    // How many there are is told while it runs; afterwards they are those that were compared.
    var of = rebuild.path("of").asLong(rebuild.path("proven").asLong(0));
    var done =
        switch (rebuild.path("state").asString()) {
          case "filling" -> rebuild.path("sent").asLong(0);
          case "proving" -> rebuild.path("proven").asLong(0);
          default -> of;
        };
    var share = of == 0 ? 1.0 : Math.min(1.0, (double) done / of);
    var filled = (int) Math.round(share * WIDTH);
    var trouble = rebuild.path("trouble").asString("");
    return String.format(
        Locale.ROOT,
        "%-8s [%s%s] %3d%%  %,d of %,d%s",
        rebuild.path("state").asString(),
        "#".repeat(filled),
        " ".repeat(WIDTH - filled),
        (int) (share * 100),
        done,
        of,
        trouble.isEmpty() ? "" : "  waiting: " + trouble);
  }

  private static String outcome(JsonNode rebuild) {
    var counts =
        String.format(
            Locale.ROOT,
            "%,d records from the vault and %,d not sealed yet, %,d compared with the record",
            rebuild.path("fromVault").asLong(0),
            rebuild.path("fromStore").asLong(0),
            rebuild.path("proven").asLong(0));
    return switch (rebuild.path("state").asString()) {
      case "done" -> "The rebuilt index is searched: " + counts + ".";
      case "abandoned" ->
          "Abandoned by " + rebuild.path("outcome").asString("") + "; the index stays as it was.";
      default ->
          "The rebuilt index was refused, and the index stays as it was: "
              + rebuild.path("outcome").asString("");
    };
  }

  private static void pause() {
    try {
      Thread.sleep(PACE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted; the rebuild goes on", interrupted);
    }
  }
}
