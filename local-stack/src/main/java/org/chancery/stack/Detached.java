package org.chancery.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `up --detach`: the same `up` in a process of its own that stays when we return.
final class Detached {

  private Detached() {}

  /// Shows that process's lines until everything runs; a [StackFailure] if it ends before.
  static void start(StateDirectory state, String[] arguments, PrintStream out) throws IOException {
    state.create();
    var log = state.log("stack");
    var running = state.run().resolve("stack.properties");
    Files.deleteIfExists(running);
    var process =
        new ProcessBuilder(command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.getOutputStream().close();
    long shown = 0;
    try {
      var isUp = false;
      while (!isUp && process.isAlive()) {
        process.waitFor(200, TimeUnit.MILLISECONDS);
        isUp = Files.exists(running);
        shown = show(log, shown, out);
      }
      if (!isUp) {
        throw new StackFailure("The stack did not start; its log is " + log);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(String[] arguments) {
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dchancery.home=" + System.getProperty("chancery.home", ""));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StackCommand.class.getName());
    Arrays.stream(arguments).filter(argument -> !argument.equals("--detach")).forEach(command::add);
    return command;
  }

  private static long show(Path log, long from, PrintStream out) throws IOException {
    var all = Files.readAllBytes(log);
    out.print(new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8));
    out.flush();
    return all.length;
  }
}
