package org.chancery.archive.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.RunningArchive;

/// Adobe's S3Mock in a process of its own; the build has put its jar beside the test classes.
final class S3MockServer implements AutoCloseable {

  private final Process process;
  private final URI url;

  private S3MockServer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static S3MockServer start() {
    try {
      int port;
      try (var free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      var log = Files.createTempFile("s3mock", ".log");
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  Path.of("target", "s3mock", "s3mock.jar").toAbsolutePath().toString(),
                  "--http.port=" + port,
                  "--server.port=0")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var server = new S3MockServer(process, URI.create("http://localhost:" + port));
      RunningArchive.await("S3Mock answers (" + log + ")", server::answers);
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() < 500;
    } catch (IOException notYet) {
      return false;
    }
  }
}
