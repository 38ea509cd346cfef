package org.chancery.messaging.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClamdTest {

  // In two parts, so that no scanner takes this file for what it tests.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  @TempDir private Path folder;

  /// Speaks as a ClamAV daemon does: chunks in, one answer out.
  private static String answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] command = in.readNBytes("zINSTREAM\0".length());
    assertThat(new String(command, StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int size = in.readInt(); size > 0; size = in.readInt()) {
      content.write(in.readNBytes(size));
    }
    String text = content.toString(StandardCharsets.ISO_8859_1);
    if (text.contains("too much")) {
      return "INSTREAM size limit exceeded. ERROR\0";
    }
    return text.contains(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
  }

  private boolean scan(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), content);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> {
        try (Socket socket = server.accept()) {
          socket.getOutputStream().write(answer(socket).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
          // The scanner's side fails, and says so.
        }
      });
      return new Clamd("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(20))
          .findsMalware(file);
    }
  }

  @Test
  void theDaemonsWordIsTaken() throws IOException {
    assertThat(scan("x".repeat(200_000) + EICAR)).isTrue();
    assertThat(scan("hello")).isFalse();
  }

  @Test
  void whatWasNotScannedIsNotClean() throws IOException {
    assertThatThrownBy(() -> scan("too much")).isInstanceOf(IOException.class);
    Path file = Files.writeString(folder.resolve("file"), "x");
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    assertThatThrownBy(
            () -> new Clamd("127.0.0.1:" + nobody, Duration.ofSeconds(1)).findsMalware(file))
        .isInstanceOf(IOException.class);
  }
}
