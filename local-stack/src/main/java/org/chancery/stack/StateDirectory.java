package org.chancery.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where one stack keeps everything it writes: `data`, `config`, `logs` and `run` below `root`.
///
/// `servers` holds the unpacked distributions; stacks of one checkout share it, because nothing in
/// it changes after it was unpacked.
public record StateDirectory(Path root, Path servers) {

  /// Normalises both paths, because children run in other working directories.
  public StateDirectory {
    root = root.toAbsolutePath().normalize();
    servers = servers.toAbsolutePath().normalize();
  }

  /// The state of the stack a checkout's `./chancery up` runs.
  public static StateDirectory of(Path checkout) {
    var root = checkout.resolve(".chancery");
    return new StateDirectory(root, root.resolve("servers"));
  }

  Path data(String server) {
    return root.resolve("data").resolve(server);
  }

  Path config(String server) {
    return root.resolve("config").resolve(server);
  }

  Path run() {
    return root.resolve("run");
  }

  Path log(String server) {
    return root.resolve("logs").resolve(server + ".log");
  }

  void create() throws IOException {
    for (var directory : new String[] {"data", "config", "logs", "run"}) {
      Files.createDirectories(root.resolve(directory));
    }
    Files.createDirectories(servers);
  }
}
