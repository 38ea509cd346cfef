package org.chancery.messaging.live;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.MessagingApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// A messaging service in a process of its own, which can be killed like one.
public final class ServiceProcess implements AutoCloseable {

  private final Office office;
  private final int port = freePort();
  private Process process;

  /// Starts one and waits until it listens.
  public ServiceProcess(Office office) {
    this.office = office;
    this.process = launch();
  }

  /// Runs the service with the tests' way to log in.
  static void main(String[] arguments) {
    new SpringApplicationBuilder(MessagingApplication.class, TestLogin.class).run(arguments);
  }

  /// Where sockets connect, before and after a kill.
  public URI socket() {
    return URI.create("ws://127.0.0.1:" + port + "/ws");
  }

  /// Ends it as `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not die");
    }
  }

  /// Starts it again, on the same port.
  public void restart() {
    process = launch();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process launch() {
    Map<String, String> settings = new HashMap<>();
    settings.put("server.port", Integer.toString(port));
    settings.put("chancery.limits.in-flight", "100000");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx512m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ServiceProcess.class.getName());
    command.addAll(List.of(LiveService.arguments(office, settings)));
    File log = Path.of("target", "service-process-" + port + ".log").toFile();
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      awaitListening(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening(Process started) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (System.nanoTime() - end < 0 && started.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException _) {
        pause();
      }
    }
    started.destroyForcibly();
    throw new AssertionError("The service did not start; see target/service-process-*.log");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
