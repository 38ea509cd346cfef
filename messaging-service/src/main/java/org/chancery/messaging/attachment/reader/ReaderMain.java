package org.chancery.messaging.attachment.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Answers one question after the other on its standard streams until the input ends: which file,
/// by which name, and how much of its text; then what it is and what is written in it. See
/// [FileReading] for what becomes of it when it takes too long.
public final class ReaderMain {

  private ReaderMain() {}

  /// Runs until the standard input ends.
  public static void main(String[] arguments) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(System.in));
    var out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever a parser prints must not be taken for an answer.
    System.setOut(System.err);
    var looking = new Looking();
    out.writeBoolean(true);
    out.flush();
    try {
      while (true) {
        Path file = Path.of(in.readUTF());
        answer(out, looking.into(file, in.readUTF(), in.readInt()));
      }
    } catch (EOFException _) {
      // Whoever asked is gone.
    }
  }

  private static void answer(DataOutputStream out, Seen seen) throws IOException {
    byte[] text = seen.text().getBytes(StandardCharsets.UTF_8);
    out.writeUTF(seen.type());
    out.writeUTF(seen.declaredType());
    out.writeUTF(seen.gap());
    out.writeInt(text.length);
    out.write(text);
    out.flush();
  }
}
