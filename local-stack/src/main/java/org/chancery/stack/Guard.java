package org.chancery.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The words put before a child's command so that it outlives us in no case, misses the terminal's
/// Ctrl-C (we stop children in order instead), and does not find itself root where it refuses that.
///
/// Linux has a tool for each (`setsid`, `unshare`, `setpriv`, all of util-linux); elsewhere the
/// words are left out, and the pid files let the next start clean up.
final class Guard {

  private static final List<String> OTHER_USER =
      List.of("unshare", "-U", "--map-user=1000", "--map-group=1000");

  private Guard() {}

  static List<String> wrap(Launch launch) {
    var words = new ArrayList<String>();
    if (tool("setsid").isPresent()) {
      words.add("setsid");
    }
    if (launch.user() == Launch.User.NOT_ROOT && isRoot()) {
      words.addAll(otherUser(launch.name()));
    }
    if (tool("setpriv").isPresent()) {
      words.addAll(List.of("setpriv", "--pdeathsig", launch.stop().name()));
    }
    words.addAll(launch.command());
    return words;
  }

  /// In a user namespace our files look as if they belonged to user 1000, and so does the process;
  /// nothing needs to change hands on disk.
  private static List<String> otherUser(String name) {
    if (!runs(OTHER_USER)) {
      throw new StackFailure(
          name
              + " refuses to run as root, and this machine does not allow user namespaces; run ./chancery as another user.");
    }
    return OTHER_USER;
  }

  private static boolean runs(List<String> words) {
    var command = new ArrayList<>(words);
    command.add("true");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Optional<Path> tool(String name) {
    for (var directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      var file = Path.of(directory, name);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
