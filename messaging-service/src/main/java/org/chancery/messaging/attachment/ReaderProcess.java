package org.chancery.messaging.attachment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chancery.messaging.attachment.reader.ReaderMain;
import org.jspecify.annotations.Nullable;

/// A [ReaderMain] that runs. For one thread at a time.
final class ReaderProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int LONGEST_ANSWER = 8_000_000;

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private volatile boolean closed;

  private ReaderProcess(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /// What a file turned out to be.
  record Reading(String type, String declaredType, FileText text) {}

  /// Starts one and waits until it answers.
  static ReaderProcess start(int megabytes) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(megabytes));
    // Nothing of ours: no password is in reach of whoever wrote a file.
    builder.environment().clear();
    // What parsers complain of may quote what they read.
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var started = new ReaderProcess(builder.start());
    AtomicBoolean late = started.killAfter(START);
    try {
      started.in.readBoolean();
    } catch (IOException e) {
      started.close();
      throw new IOException("No reader of files could be started", e);
    } finally {
      late.set(true);
    }
    return started;
  }

  private static List<String> command(int megabytes) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> options =
        List.of(
            "-Xmx" + megabytes + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Dlog4j2.StatusLogger.level=OFF");
    // A packed service knows its libraries by way of its own loader only.
    List<String> program =
        isPacked(classPath)
            ? List.of(
                "-Dloader.main=" + ReaderMain.class.getName(),
                "-cp",
                classPath,
                "org.springframework.boot.loader.launch.PropertiesLauncher")
            : List.of("-cp", classPath, ReaderMain.class.getName());
    return Stream.of(List.of(java), options, program).flatMap(List::stream).toList();
  }

  private static boolean isPacked(String classPath) {
    URL here = ReaderProcess.class.getResource("ReaderProcess.class");
    return here != null
        && here.getProtocol().equals("jar")
        && here.getPath().contains("BOOT-INF")
        && classPath.endsWith(".jar");
  }

  /// Looks into a file. When it takes too long, or more memory than there is, the process is gone
  /// afterwards; see [#isAlive].
  Reading read(Path file, String name, int mostChars, Duration within) {
    AtomicBoolean answered = killAfter(within);
    try {
      out.writeUTF(file.toString());
      out.writeUTF(name);
      out.writeInt(mostChars);
      out.flush();
      String type = in.readUTF();
      String declared = in.readUTF();
      Gap gap = Gap.ofWire(in.readUTF());
      int length = in.readInt();
      if (length < 0 || length > LONGEST_ANSWER) {
        throw new IOException("An answer of no known length");
      }
      String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      return new Reading(type, declared, new FileText(text, gap));
    } catch (IOException _) {
      // Killed because it was late, or ended by itself because memory was too little.
      boolean late = !answered.compareAndSet(false, true);
      close();
      return unread(late ? Gap.TOO_LATE : Gap.TOO_LARGE);
    } finally {
      answered.set(true);
    }
  }

  private static Reading unread(@Nullable Gap gap) {
    String unknown = "application/octet-stream";
    return new Reading(unknown, unknown, new FileText("", gap));
  }

  /// Whether it can be asked something more. A process that was killed may linger for a moment.
  boolean isAlive() {
    return !closed && process.isAlive();
  }

  /// Kills the process unless the flag it returns is set in time; sets it when it kills.
  private AtomicBoolean killAfter(Duration within) {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> {
          if (done.compareAndSet(false, true)) {
            process.destroyForcibly();
          }
        });
    return done;
  }

  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
  }
}
