package org.chancery.bench.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.chancery.bench.protocol.ServerFrame;
import org.chancery.bench.protocol.ServerFrame.Field;
import org.chancery.bench.protocol.SocketClient;
import org.chancery.bench.protocol.SocketListener;

/// Enters what the sockets hear into the ledger, and posts a line until it has its final answer.
final class ReplaySockets implements SocketListener {

  private static final Duration SHORT_PAUSE = Duration.ofMillis(200);

  private final Ledger ledger;
  private final String prefix;
  private final byte[] prefixBytes;
  private final Duration patience;
  private final IntConsumer refetch;
  private final Map<Integer, CompletableFuture<Duration>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Integer> resyncs = new ConcurrentHashMap<>();
  private final AtomicInteger lostConnections = new AtomicInteger();
  private final AtomicInteger slowedDown = new AtomicInteger();

  /// @param prefix begins the client id of each message of this run
  /// @param patience how long a line may wait for its answer, through lost connections
  /// @param refetch told the number of a person who must read the history again; must not block
  ReplaySockets(Ledger ledger, String prefix, Duration patience, IntConsumer refetch) {
    this.ledger = ledger;
    this.prefix = prefix;
    this.prefixBytes = prefix.getBytes(StandardCharsets.US_ASCII);
    this.patience = patience;
    this.refetch = refetch;
  }

  /// Posts a line and waits for its answer; posts it again, under the same client id, when the
  /// server asks for patience.
  ///
  /// @throws IllegalStateException if no answer comes
  void post(SocketClient sender, String conversation, ChatLine line) {
    var deadline = System.nanoTime() + patience.toNanos();
    ledger.sent(line.number());
    try {
      while (true) {
        var answer = new CompletableFuture<Duration>();
        waiting.put(line.number(), answer);
        sender.post(prefix + line.number(), conversation, line.text());
        var pause = answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (pause.isZero()) {
          return;
        }
        slowedDown.incrementAndGet();
        Thread.sleep(pause);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "line %d got no answer within %d s".formatted(line.number() + 1, patience.toSeconds()),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      waiting.remove(line.number());
    }
  }

  @Override
  public void frame(SocketClient client, ServerFrame frame) {
    switch (frame.type()) {
      case MESSAGE -> {
        var line = frame.numberAfter(prefixBytes);
        if (line >= 0) {
          ledger.received(client.number(), line);
        }
      }
      case ACCEPTED -> {
        var line = frame.numberAfter(prefixBytes);
        if (line >= 0) {
          ledger.accepted(line, String.valueOf(frame.text(Field.ID)));
          answer(line, Duration.ZERO);
        }
      }
      case REFUSED -> refused(frame);
      case RESYNC -> {
        resyncs.merge(String.valueOf(frame.text(Field.REASON)), 1, Integer::sum);
        refetch.accept(client.number());
      }
      case WELCOME, RESUMED, ERROR, OTHER -> {}
    }
  }

  private void refused(ServerFrame frame) {
    var line = frame.numberAfter(prefixBytes);
    if (line < 0) {
      return;
    }
    switch (String.valueOf(frame.text(Field.CODE))) {
      case "policy-blocked" -> {
        ledger.blocked(line);
        answer(line, Duration.ZERO);
      }
      case "rate-limited", "too-many-in-flight", "unavailable" ->
          answer(
              line, Duration.ofMillis(frame.number(Field.RETRY_AFTER, SHORT_PAUSE.toMillis()) + 1));
      case String code -> {
        ledger.refused(line, code);
        answer(line, Duration.ZERO);
      }
    }
  }

  private void answer(int line, Duration pause) {
    var future = waiting.get(line);
    if (future != null) {
      future.complete(pause);
    }
  }

  @Override
  public void lost(SocketClient client, int code, String reason) {
    lostConnections.incrementAndGet();
  }

  @Override
  public void gaveUp(SocketClient client, String why) {
    var failure =
        new IllegalStateException(
            "%s could not reconnect: %s".formatted(ledger.people().get(client.number()), why));
    waiting.values().forEach(answer -> answer.completeExceptionally(failure));
  }

  /// How often a connection broke and had to be resumed.
  int lostConnections() {
    return lostConnections.get();
  }

  /// How often the server asked for a new start instead of resuming, by its reason.
  Map<String, Integer> resyncs() {
    return resyncs;
  }

  /// How often the server asked a sender to slow down.
  int slowedDown() {
    return slowedDown.get();
  }
}
