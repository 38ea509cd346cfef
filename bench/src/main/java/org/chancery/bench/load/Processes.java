package org.chancery.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the processes on this machine use, found by the port they listen on. Linux only; elsewhere,
/// and for servers on other machines, nothing is found.
final class Processes {

  /// Ticks a second of the times in `/proc/PID/stat`, a constant of the kernel's interface.
  private static final double TICKS = 100;

  /// A moment's reading.
  ///
  /// @param cpuSeconds CPU time used since the process started, with its children
  /// @param megabytes proportional resident memory (MiB), in which shared pages count once
  record Reading(double cpuSeconds, double megabytes) {}

  private final Map<String, ProcessHandle> roots = new LinkedHashMap<>();

  private Processes() {}

  /// Finds the process behind each port; ports nobody here listens on are left out.
  static Processes listeningOn(Map<String, Integer> ports) {
    var processes = new Processes();
    ports.forEach(
        (name, port) -> listener(port).ifPresent(process -> processes.roots.put(name, process)));
    processes.roots.put("bench itself", ProcessHandle.current());
    return processes;
  }

  Optional<ProcessHandle> process(String name) {
    return Optional.ofNullable(roots.get(name));
  }

  /// Reads all of them now.
  Map<String, Reading> read() {
    var readings = new LinkedHashMap<String, Reading>();
    roots.forEach((name, root) -> readings.put(name, read(root)));
    return readings;
  }

  private static Reading read(ProcessHandle root) {
    var ticks = ticks(root.pid(), true);
    var kilobytes = kilobytes(root.pid());
    try (Stream<ProcessHandle> children = root.descendants()) {
      for (var child : children.toList()) {
        ticks += ticks(child.pid(), false);
        kilobytes += kilobytes(child.pid());
      }
    }
    return new Reading(ticks / TICKS, kilobytes / 1024);
  }

  private static double ticks(long pid, boolean withEndedChildren) {
    var stat = lines(Path.of("/proc", Long.toString(pid), "stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    // The command in parentheses may hold blanks, so counting starts behind it, with field 3.
    var line = stat.getFirst();
    var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    var own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    return withEndedChildren
        ? own + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14])
        : own;
  }

  static double kilobytes(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    return field(process.resolve("smaps_rollup"), "Pss:")
        .or(() -> field(process.resolve("status"), "VmRSS:"))
        .orElse(0.0);
  }

  private static Optional<Double> field(Path file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")));
  }

  private static Optional<ProcessHandle> listener(int port) {
    var inodes = listeningInodes(port);
    if (inodes.isEmpty()) {
      return Optional.empty();
    }
    // A server's workers inherit the listening socket; the first of them in the tree is the server.
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, inodes))
        .filter(process -> process.parent().filter(parent -> holds(parent, inodes)).isEmpty())
        .findFirst();
  }

  private static Set<String> listeningInodes(int port) {
    var inodes = new HashSet<String>();
    var wanted = ":%04X".formatted(port);
    for (var table : List.of("tcp", "tcp6")) {
      for (var line : lines(Path.of("/proc/net", table))) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length > 9 && fields[1].endsWith(wanted) && fields[3].equals("0A")) {
          inodes.add("socket:[" + fields[9] + "]");
        }
      }
    }
    return inodes;
  }

  private static boolean holds(ProcessHandle process, Set<String> inodes) {
    var descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (var open = Files.newDirectoryStream(descriptors)) {
      for (var descriptor : open) {
        if (inodes.contains(whereTo(descriptor))) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  private static String whereTo(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /// One line about the machine, to stand beside every figure.
  static String machine() {
    var model =
        lines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch", "unknown processor"));
    var memory =
        field(Path.of("/proc/meminfo"), "MemTotal:")
            .map(kilobytes -> "%.0f GiB".formatted(kilobytes / 1024 / 1024))
            .orElse("unknown memory");
    return "%d cores (%s), %s, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            memory,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }
}
