package org.chancery.messaging.attachment;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Asks a ClamAV daemon by its `INSTREAM` command.
final class Clamd implements MalwareScanner {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 4_096;

  private final String host;
  private final int port;
  private final Duration within;

  /// @param address `host:port`
  /// @param within how long to wait for the daemon's answer
  Clamd(String address, Duration within) {
    int colon = address.lastIndexOf(':');
    this.host = address.substring(0, colon);
    this.port = Integer.parseInt(address.substring(colon + 1));
    this.within = within;
  }

  @Override
  public boolean findsMalware(Path file) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setSoTimeout(Math.toIntExact(within.toMillis()));
      var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      try (InputStream content = Files.newInputStream(file)) {
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
          out.writeInt(read);
          out.write(chunk, 0, read);
        }
      }
      out.writeInt(0);
      out.flush();
      return isFound(socket.getInputStream());
    }
  }

  private static boolean isFound(InputStream in) throws IOException {
    String answer =
        new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII).replace("\0", "");
    if (answer.strip().endsWith(" FOUND")) {
      return true;
    }
    if (answer.strip().endsWith(" OK")) {
      return false;
    }
    // Such as a limit of the daemon's; what was not scanned is not clean.
    throw new IOException("The daemon did not say whether it found anything");
  }
}
