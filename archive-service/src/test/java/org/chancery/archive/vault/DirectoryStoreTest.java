package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept by a directory.
final class DirectoryStoreTest implements VaultStoreContract {

  @TempDir private Path directory;

  @Override
  public VaultStore store() {
    return new DirectoryStore(directory);
  }

  // Not of the contract's: S3Mock looks and then writes, so of writers at once it keeps several.
  @Test
  @DisplayName("R2: of several that write one name at once, one is kept, whole")
  void oneOfManyWritersIsKept() throws IOException, InterruptedException, ExecutionException {
    var name = "notes/000000000001.txt";
    List<Callable<Boolean>> writers =
        IntStream.range(0, 6).<Callable<Boolean>>mapToObj(i -> () -> isWritten(name, i)).toList();
    long written = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        written += writer.get() ? 1 : 0;
      }
    }

    assertThat(written).isEqualTo(1);
    try (var in = store().open(name)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .matches("writer \\d( and more)*");
    }
  }

  @Test
  void nameOutsideTheDirectoryIsRefused() {
    assertThatThrownBy(() -> store().write("../elsewhere", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private boolean isWritten(String name, int writer) throws IOException {
    try {
      var text = "writer " + writer + " and more".repeat(20_000);
      store().write(name, text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IllegalStateException anotherWas) {
      return false;
    }
  }
}
