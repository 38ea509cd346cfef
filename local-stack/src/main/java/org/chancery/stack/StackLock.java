package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

/// Says that this process runs the stack of a state directory; the operating system lets go of it
/// however the process ends.
record StackLock(FileChannel channel, FileLock lock, PidFile pidFile) implements AutoCloseable {

  private static final String NAME = "stack";

  /// Takes the lock, or throws a [StackFailure] that names the process which has it.
  static StackLock take(StateDirectory state) throws IOException {
    var channel =
        FileChannel.open(
            state.run().resolve(NAME + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    var pidFile = PidFile.of(state, NAME);
    if (lock == null) {
      channel.close();
      throw new StackFailure(
          "A stack runs in %s already (process %s); ./chancery down stops it."
              .formatted(
                  state.root(),
                  pidFile
                      .process()
                      .map(ProcessHandle::pid)
                      .map(String::valueOf)
                      .orElse("unknown")));
    }
    pidFile.write(ProcessHandle.current());
    return new StackLock(channel, lock, pidFile);
  }

  /// The file that names the process which runs the stack of `state`.
  static PidFile holder(StateDirectory state) {
    return PidFile.of(state, NAME);
  }

  @Override
  public void close() {
    try {
      pidFile.delete();
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
