package org.chancery.messaging.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.chancery.messaging.conversation.ConversationId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the socket protocol that remembers everything it was told.
public final class ChatSocket implements WebSocket.Listener, AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<JsonNode> frames = new ArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
  private @Nullable WebSocket socket;

  private ChatSocket() {}

  /// Opens a socket for somebody and waits for its welcome.
  public static ChatSocket open(URI address, Colleague person) {
    return open(address, person, Instant.now().plusSeconds(3600));
  }

  /// Opens a socket whose credential ends at an instant.
  public static ChatSocket open(URI address, Colleague person, Instant until) {
    ChatSocket chat = new ChatSocket();
    chat.socket =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("chancery.v1")
            .header("Authorization", TestLogin.header(person, until))
            .connectTimeout(PATIENCE)
            .buildAsync(address, chat)
            .join();
    chat.await(frame -> type(frame).equals("welcome"));
    return chat;
  }

  /// Sends text as it is.
  public void send(String text) {
    sent = sent.thenCompose(_ -> wire().sendText(text, true));
  }

  /// Sends bytes, which the protocol has no use for.
  public void sendBinary() {
    sent = sent.thenCompose(_ -> wire().sendBinary(java.nio.ByteBuffer.allocate(3), true));
  }

  /// Posts a message.
  public void post(String clientId, ConversationId conversation, String text) {
    send(
        "{\"type\":\"post\",\"clientId\":\"%s\",\"conversation\":\"%s\",\"text\":%s}"
            .formatted(clientId, conversation, JSON.writeValueAsString(text)));
  }

  /// Asks for what was missed.
  public void resume(String cursor) {
    send("{\"type\":\"resume\",\"cursor\":\"%s\"}".formatted(cursor));
  }

  /// The first frame of a kind, waiting for it.
  public JsonNode await(Predicate<JsonNode> wanted) {
    return await(wanted, 1).getFirst();
  }

  /// The frames of a kind once there are enough of them.
  public List<JsonNode> await(Predicate<JsonNode> wanted, int count) {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (true) {
        List<JsonNode> found = frames.stream().filter(wanted).toList();
        if (found.size() >= count) {
          return found;
        }
        if (left <= 0) {
          throw new AssertionError(
              "Waited for %d frames, got %d; all types: %s"
                  .formatted(
                      count,
                      found.size(),
                      frames.stream().map(ChatSocket::type).distinct().toList()));
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    } finally {
      lock.unlock();
    }
  }

  /// Everything it was told so far.
  public List<JsonNode> frames() {
    lock.lock();
    try {
      return List.copyOf(frames);
    } finally {
      lock.unlock();
    }
  }

  /// The cursor of the last frame that had one.
  public String cursor() {
    return cursor(frames());
  }

  /// The cursor of the last of these frames that has one.
  public static String cursor(List<JsonNode> frames) {
    return frames.stream()
        .filter(frame -> frame.has("cursor"))
        .reduce((_, last) -> last)
        .orElseThrow()
        .path("cursor")
        .asString();
  }

  /// The close code, waiting for it.
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Drops the connection without a word, as a lost network does.
  public void abort() {
    wire().abort();
  }

  @Override
  public void close() {
    if (!closed.isDone()) {
      wire().sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> wire());
    }
  }

  /// The type of a frame.
  public static String type(JsonNode frame) {
    return frame.path("type").asString();
  }

  /// Frames of a type.
  public static Predicate<JsonNode> ofType(String type) {
    return frame -> type(frame).equals(type);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      JsonNode frame = JSON.readTree(partial.toString());
      partial.setLength(0);
      lock.lock();
      try {
        frames.add(frame);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
  }

  private WebSocket wire() {
    WebSocket open = socket;
    if (open == null) {
      throw new IllegalStateException("Not open");
    }
    return open;
  }
}
