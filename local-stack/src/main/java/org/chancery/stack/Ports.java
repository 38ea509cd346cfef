package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The TCP ports of one stack, by server name; all of them on the loopback address.
public record Ports(Map<String, Integer> byName) {

  private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

  static {
    DEFAULTS.put("messaging", 8080);
    DEFAULTS.put("archive", 8081);
    DEFAULTS.put("console", 8082);
    DEFAULTS.put("keycloak", 8180);
    DEFAULTS.put("postgres", 5442);
    DEFAULTS.put("elasticsearch", 9242);
  }

  /// Copies the map and refuses names and numbers that mean nothing.
  public Ports {
    byName = Map.copyOf(byName);
    byName.forEach((name, port) -> {
      if (!DEFAULTS.containsKey(name)) {
        throw new StackFailure(
            "There is no port called '%s'; the names are %s."
                .formatted(name, String.join(", ", DEFAULTS.keySet())));
      }
      if (port < 1 || port > 65_535) {
        throw new StackFailure("Port %d for %s is not between 1 and 65535.".formatted(port, name));
      }
    });
  }

  /// The default ports, overridden by `CHANCERY_PORT_<NAME>` in `environment`, overridden by
  /// `options` of the form `name=number`.
  static Ports chosen(Map<String, String> environment, List<String> options) {
    var ports = new HashMap<>(DEFAULTS);
    for (var name : DEFAULTS.keySet()) {
      var value = environment.get(variable(name));
      if (value != null) {
        ports.put(name, number(variable(name), value));
      }
    }
    for (var option : options) {
      var parts = option.split("=", 2);
      if (parts.length != 2) {
        throw new StackFailure(
            "--port takes name=number, for example --port messaging=9080; got '%s'."
                .formatted(option));
      }
      ports.put(parts[0], number("--port " + parts[0], parts[1]));
    }
    return new Ports(ports);
  }

  /// Ports that nobody listens on at this moment, one for every server.
  public static Ports free() {
    var sockets = new ArrayList<ServerSocket>();
    try {
      var ports = new HashMap<String, Integer>();
      for (var name : DEFAULTS.keySet()) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        ports.put(name, socket.getLocalPort());
      }
      return new Ports(ports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(Ports::close);
    }
  }

  int of(String name) {
    var port = byName.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port called " + name);
    }
    return port;
  }

  /// Throws a [StackFailure] that names every one of `names` whose port cannot be had, and the
  /// cure.
  void requireFree(List<String> names) {
    var problems = new TreeSet<String>();
    var users = new HashMap<Integer, String>();
    for (var name : names) {
      var other = users.putIfAbsent(of(name), name);
      if (other != null) {
        problems.add("Port %d is given to both %s and %s.".formatted(of(name), other, name));
      } else if (isTaken(of(name))) {
        problems.add(
            "Port %d, meant for %s, is taken by another program; choose one with --port %s=NUMBER or %s=NUMBER."
                .formatted(of(name), name, name, variable(name)));
      }
    }
    if (!problems.isEmpty()) {
      throw new StackFailure(String.join(System.lineSeparator(), problems));
    }
  }

  private static boolean isTaken(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static String variable(String name) {
    return "CHANCERY_PORT_" + name.toUpperCase(Locale.ROOT);
  }

  private static int number(String source, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new StackFailure("%s takes a number; got '%s'.".formatted(source, value), e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
