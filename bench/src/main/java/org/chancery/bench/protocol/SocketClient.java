package org.chancery.bench.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.chancery.bench.protocol.ServerFrame.Field;
import org.chancery.bench.wire.WireConnection;
import org.chancery.bench.wire.WireListener;
import org.jspecify.annotations.Nullable;

/// One device of one person: posts, keeps its cursor, and comes back after a lost connection.
///
/// A post that was not answered when the connection broke is sent again under the same client id;
/// the server promises that this cannot make it two messages.
public final class SocketClient {

  private static final byte[] PING = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
  private static final int MAX_CURSOR_BYTES = 1024;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Sockets sockets;
  private final int number;
  private final Supplier<String> token;
  private final Map<String, byte[]> unanswered = new LinkedHashMap<>();
  private final byte[] cursor = new byte[MAX_CURSOR_BYTES];
  private volatile int cursorLength;
  private volatile boolean closing;
  private @Nullable WireConnection ready;

  SocketClient(Sockets sockets, int number, Supplier<String> token) {
    this.sockets = sockets;
    this.number = number;
    this.token = token;
  }

  /// The number its opener gave it.
  public int number() {
    return number;
  }

  /// Posts a text; the answer comes to the listener as `ACCEPTED` or `REFUSED` with this client id.
  public void post(String clientId, String conversation, String text) {
    var json = new StringBuilder(text.length() + 140);
    json.append("{\"type\":\"post\",\"clientId\":\"").append(clientId);
    json.append("\",\"conversation\":\"").append(conversation).append("\",\"text\":");
    JsonText.append(json, text);
    var bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    synchronized (unanswered) {
      unanswered.put(clientId, bytes);
      var connection = ready;
      if (connection != null) {
        connection.send(bytes);
      }
    }
  }

  /// Says goodbye and stays away.
  public void close() {
    closing = true;
    synchronized (unanswered) {
      var connection = ready;
      ready = null;
      if (connection != null) {
        connection.close(1000, "");
      }
    }
  }

  void connect() throws IOException {
    var resumeFrom = Arrays.copyOf(cursor, cursorLength);
    var link = new Link(resumeFrom.length == 0);
    var connection = sockets.connect(token.get(), link);
    try {
      link.await(link.welcomed, "welcomed");
      if (resumeFrom.length == 0) {
        // The server holds live frames back until it knows that this is not a resume.
        connection.send(PING);
      } else {
        var resume =
            "{\"type\":\"resume\",\"cursor\":\""
                + new String(resumeFrom, StandardCharsets.US_ASCII)
                + "\"}";
        link.mayAdvance = true;
        connection.send(resume.getBytes(StandardCharsets.UTF_8));
        link.await(link.caughtUp, "brought up to date");
      }
    } catch (IOException e) {
      connection.drop();
      throw e;
    }
    synchronized (unanswered) {
      ready = connection;
      for (var post : unanswered.values()) {
        connection.send(post);
      }
    }
    link.live();
  }

  private void reconnect() {
    var deadline = System.nanoTime() + sockets.patience().toNanos();
    var pause = FIRST_PAUSE;
    while (!closing) {
      try {
        connect();
        return;
      } catch (IOException | RuntimeException e) {
        if (System.nanoTime() > deadline) {
          sockets.listener().gaveUp(this, String.valueOf(e.getMessage()));
          return;
        }
        try {
          // Up to half as long again, so that a crowd of clients does not come back in step.
          Thread.sleep(
              pause.plusMillis(ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 2)));
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return;
        }
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      }
    }
  }

  private void take(ServerFrame frame) {
    switch (frame.type()) {
      case ACCEPTED, REFUSED -> {
        var clientId = frame.text(Field.CLIENT_ID);
        synchronized (unanswered) {
          unanswered.remove(clientId);
        }
      }
      case WELCOME, MESSAGE, RESUMED, RESYNC, ERROR, OTHER -> {}
    }
    sockets.listener().frame(this, frame);
  }

  private void keepCursor(ServerFrame frame) {
    var length = frame.copy(Field.CURSOR, cursor);
    if (length > 0) {
      cursorLength = length;
    }
  }

  /// One connection's life; a reconnect makes a new one.
  private final class Link implements WireListener {

    private final CompletableFuture<Boolean> welcomed = new CompletableFuture<>();
    private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();

    /// False until a returning client has said where it left off: what arrives before that must not
    /// move the cursor over the gap.
    private volatile boolean mayAdvance;

    private boolean isLive;
    private boolean isClosed;

    Link(boolean mayAdvance) {
      this.mayAdvance = mayAdvance;
    }

    void await(CompletableFuture<Boolean> step, String what) throws IOException {
      try {
        step.get(Sockets.STEP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        throw new IOException("the server has not " + what + " this socket in time", e);
      } catch (ExecutionException e) {
        throw new IOException("the server closed the socket before it had " + what + " it", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    void live() {
      boolean tooLate;
      synchronized (this) {
        isLive = true;
        tooLate = isClosed;
      }
      if (tooLate) {
        comeBack(1006, "closed at once");
      }
    }

    @Override
    public void text(byte[] bytes, int offset, int length) {
      var frame = sockets.frame();
      frame.read(bytes, offset, length);
      switch (frame.type()) {
        case WELCOME -> {
          advance(frame);
          welcomed.complete(true);
        }
        case RESUMED, RESYNC -> {
          take(frame);
          advance(frame);
          caughtUp.complete(true);
        }
        case ACCEPTED, REFUSED, MESSAGE, ERROR, OTHER -> {
          take(frame);
          advance(frame);
        }
      }
    }

    private void advance(ServerFrame frame) {
      if (mayAdvance) {
        keepCursor(frame);
      }
    }

    @Override
    public void closed(int code, String reason) {
      var why = new IOException("closed with " + code + " " + reason);
      welcomed.completeExceptionally(why);
      caughtUp.completeExceptionally(why);
      boolean wasLive;
      synchronized (this) {
        isClosed = true;
        wasLive = isLive;
      }
      if (wasLive) {
        comeBack(code, reason);
      }
    }

    private void comeBack(int code, String reason) {
      if (closing) {
        return;
      }
      synchronized (unanswered) {
        ready = null;
      }
      sockets.listener().lost(SocketClient.this, code, reason);
      Thread.ofVirtual().name("reconnect-" + number).start(SocketClient.this::reconnect);
    }
  }
}
