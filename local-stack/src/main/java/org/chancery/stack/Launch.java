package org.chancery.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How to start one child process.
///
/// @param name names the log file and the pid file
/// @param command the program and its arguments
/// @param environment what is added to our own environment
/// @param directory the working directory
/// @param stop the signal that asks for a quick, orderly end
/// @param user whether the program accepts to be run by root
record Launch(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Signal stop,
    User user) {

  Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// Environment values carry passwords, so only the program is printed.
  @Override
  public String toString() {
    return "Launch[" + name + ": " + command.getFirst() + "]";
  }

  enum Signal {
    INT,
    TERM,
    KILL
  }

  enum User {
    ANY,
    NOT_ROOT
  }
}
