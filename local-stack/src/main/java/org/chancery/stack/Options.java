package org.chancery.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was asked for on the command line.
///
/// @param checkout the directory with the built jars
/// @param state where everything is kept
/// @param description a file to describe the running stack in
record Options(
    Action action,
    Path checkout,
    StateDirectory state,
    Ports ports,
    Optional<Path> description,
    Set<Flag> flags) {

  static final String USAGE =
      """
      Usage: chancery up | down | reset | status [options]
        --port NAME=NUMBER   another port for messaging, archive, console, keycloak, postgres or
                             elasticsearch; CHANCERY_PORT_<NAME>=NUMBER does the same
        --free-ports         up: ports nobody uses, chosen now
        --servers-only       up: PostgreSQL, Elasticsearch and Keycloak without Chancery itself
        --no-demo            up: no demo policies and rooms
        --detach             up: return when everything runs instead of waiting for Ctrl-C
        --describe FILE      up: write addresses and secrets there once everything runs
        --state DIR          keep everything there instead of in .chancery
        --yes                reset: do not ask\
      """;

  enum Action {
    UP,
    DOWN,
    RESET,
    STATUS
  }

  enum Flag {
    FREE_PORTS,
    SERVERS_ONLY,
    NO_DEMO,
    DETACH,
    YES
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /// Reads `arguments`; a [StackFailure] names the first that makes no sense.
  static Options parse(List<String> arguments, Path checkout, Map<String, String> environment) {
    if (arguments.isEmpty()) {
      throw new StackFailure(USAGE);
    }
    var action = action(arguments.getFirst());
    var ports = new ArrayList<String>();
    var flags = new HashSet<Flag>();
    var state = checkout.resolve(".chancery");
    Optional<Path> description = Optional.empty();
    for (int i = 1; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      switch (argument) {
        case "--port" -> ports.add(value(arguments, ++i, argument));
        case "--state" -> state = Path.of(value(arguments, ++i, argument));
        case "--describe" ->
            description = Optional.of(Path.of(value(arguments, ++i, argument)).toAbsolutePath());
        case "--free-ports" -> flags.add(Flag.FREE_PORTS);
        case "--servers-only" -> flags.add(Flag.SERVERS_ONLY);
        case "--no-demo" -> flags.add(Flag.NO_DEMO);
        case "--detach" -> flags.add(Flag.DETACH);
        case "--yes" -> flags.add(Flag.YES);
        default ->
            throw new StackFailure("'%s' means nothing here.%n%s".formatted(argument, USAGE));
      }
    }
    return new Options(
        action,
        checkout,
        new StateDirectory(state, checkout.resolve(".chancery/servers")),
        flags.contains(Flag.FREE_PORTS) ? Ports.free() : Ports.chosen(environment, ports),
        description,
        Set.copyOf(flags));
  }

  private static Action action(String word) {
    return switch (word) {
      case "up" -> Action.UP;
      case "down" -> Action.DOWN;
      case "reset" -> Action.RESET;
      case "status" -> Action.STATUS;
      default -> throw new StackFailure("'%s' is no command.%n%s".formatted(word, USAGE));
    };
  }

  private static String value(List<String> arguments, int index, String option) {
    if (index >= arguments.size()) {
      throw new StackFailure("%s needs a value.%n%s".formatted(option, USAGE));
    }
    return arguments.get(index);
  }
}
