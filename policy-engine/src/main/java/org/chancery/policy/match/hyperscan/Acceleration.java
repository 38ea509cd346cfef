package org.chancery.policy.match.hyperscan;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chancery.policy.match.PatternBank;
import org.jspecify.annotations.Nullable;

/// The native path, where the machine has one: compiles the patterns of banks for Hyperscan in the
/// background and puts it before their search. Verdicts are the same with and without.
///
/// One for a program, shared by all its policy sets; what one set had compiled serves the next.
/// Safe for all threads. It needs `--enable-native-access`, or Java will warn.
public final class Acceleration implements AutoCloseable {
  private static final int MOST_WAITING = 64;
  private static final long IDLE_SECONDS = 10;

  /// What judges texts here.
  public sealed interface Status {
    /// Java alone.
    ///
    /// @param reason a sentence
    record JavaOnly(String reason) implements Status {}

    /// Hyperscan before it.
    ///
    /// @param version the library's
    /// @param compiling how many patterns are being compiled now
    /// @param trouble a sentence on what went wrong last, though Java does its work
    record Native(String version, int compiling, Optional<String> trouble) implements Status {}
  }

  private final String version;
  private final @Nullable Lanes lanes;
  private final @Nullable Shards shards;
  private final ThreadPoolExecutor background;
  private volatile @Nullable String trouble;

  private Acceleration(String version, @Nullable Lanes lanes, @Nullable Shards shards) {
    this.version = version;
    this.lanes = lanes;
    this.shards = shards;
    this.background =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("policy-patterns").daemon().factory());
    background.allowCoreThreadTimeOut(true);
  }

  /// No acceleration.
  ///
  /// @param reason a sentence
  public static Acceleration off(String reason) {
    return new Acceleration(reason, null, null);
  }

  /// Acceleration that compiles everything anew when the program starts.
  public static Acceleration start() {
    return start(null);
  }

  /// Acceleration that keeps what it compiled in a directory that is the program's own.
  public static Acceleration startIn(Path directory) {
    return start(directory);
  }

  private static Acceleration start(@Nullable Path directory) {
    return switch (Library.load()) {
      case Library.Loading.Missing(var reason) -> off(reason);
      case Library.Loading.Loaded(var library) -> start(library, directory);
    };
  }

  private static Acceleration start(Library library, @Nullable Path directory) {
    var workspace = new Workspace(library.calls());
    var lanes = new Lanes(library.calls(), workspace);
    try {
      ShardFiles files = directory == null ? null : ShardFiles.in(directory, library);
      return new Acceleration(
          library.version(), lanes, new Shards(library.calls(), workspace, files));
    } catch (IOException e) {
      var shards = new Shards(library.calls(), workspace, null);
      shards.cannotKeep(e);
      return new Acceleration(library.version(), lanes, shards);
    }
  }

  /// What judges texts here.
  public Status status() {
    Shards native_ = shards;
    return native_ == null
        ? new Status.JavaOnly(version)
        : new Status.Native(
            version, native_.compiling(), Optional.ofNullable(trouble).or(native_::unkept));
  }

  /// Puts the native path before the search of a bank: at once for the patterns that an earlier
  /// bank had, and when they are compiled for the others.
  ///
  /// @return completed when that is done, or failed if it cannot be and Java goes on alone
  public CompletableFuture<Void> accelerate(PatternBank bank) {
    if (shards == null || lanes == null || bank.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    put(bank, shards.atOnce(expressions(bank)), lanes);
    var done = new CompletableFuture<Void>();
    var waiting = new WeakReference<>(bank);
    try {
      background.execute(() -> complete(waiting, done, shards, lanes));
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  // A bank that nobody uses any more when its turn comes is not worth the work.
  private void complete(
      WeakReference<PatternBank> waiting,
      CompletableFuture<Void> done,
      Shards shards,
      Lanes lanes) {
    try {
      PatternBank bank = waiting.get();
      if (bank != null) {
        put(bank, shards.complete(expressions(bank)), lanes);
      }
      trouble = null;
      done.complete(null);
    } catch (RuntimeException | LinkageError e) {
      trouble = "Patterns cannot be compiled: " + e.getMessage();
      done.completeExceptionally(e);
    }
  }

  private static void put(PatternBank bank, List<Shard> shards, Lanes lanes) {
    if (!shards.isEmpty()) {
      bank.accelerate(new NativeFilter(lanes, bank.byteExpressions(), shards));
    }
  }

  private static Set<String> expressions(PatternBank bank) {
    var expressions = new LinkedHashSet<>(bank.byteExpressions());
    expressions.remove("");
    return expressions;
  }

  /// Compiles nothing more. Banks keep what they have.
  @Override
  public void close() {
    background.shutdownNow();
  }
}
