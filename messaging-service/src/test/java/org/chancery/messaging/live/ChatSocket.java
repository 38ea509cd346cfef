package org.chancery.messaging.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private String resumedFrom = "";
  private boolean aborted;

  private ChatSocket() {}

  /// Opens a socket for somebody who was not here before: it is live at once.
  public static ChatSocket open(URI address, Colleague person) {
    return open(address, person, Instant.now().plusSeconds(3600));
  }

  /// Opens a socket whose credential ends at an instant.
  public static ChatSocket open(URI address, Colleague person, Instant until) {
    return open(address, "Authorization", TestLogin.header(person, until));
  }

  /// Opens a socket with a header that says who it is.
  public static ChatSocket open(URI address, String header, String value) {
    ChatSocket chat = welcomed(address, header, value);
    // Clients with nothing to resume say so, or live frames would wait for it.
    chat.send("{\"type\":\"ping\"}");
    return chat;
  }

  /// Opens a socket for somebody who resumes: nothing is sent yet.
  public static ChatSocket comeBack(URI address, Colleague person) {
    return welcomed(
        address, "Authorization", TestLogin.header(person, Instant.now().plusSeconds(3600)));
  }

  private static ChatSocket welcomed(URI address, String header, String value) {
    ChatSocket chat = new ChatSocket();
    chat.socket =
        CLIENT
            .newWebSocketBuilder()
            .subprotocols("chancery.v1")
            .header(header, value)
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

  /// Edits a message, with what else the frame is to say.
  public void edit(String clientId, JsonNode message, String text, Map<String, ?> more) {
    Map<String, Object> frame = new HashMap<>(more);
    frame.putAll(Map.of("type", "edit", "clientId", clientId, "text", text));
    frame.put("message", message.path("id"));
    send(JSON.writeValueAsString(frame));
  }

  /// Takes a message back.
  public void recall(String clientId, JsonNode message) {
    send(
        JSON.writeValueAsString(
            Map.of("type", "recall", "clientId", clientId, "message", message.path("id"))));
  }

  /// Passes a message on.
  public void forward(String clientId, ConversationId conversation, JsonNode message) {
    send(
        JSON.writeValueAsString(
            Map.of(
                "type",
                "post",
                "clientId",
                clientId,
                "conversation",
                conversation.toString(),
                "forward",
                message.path("id"))));
  }

  /// Asks for what was missed.
  public void resume(String cursor) {
    resumedFrom = cursor;
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

  /// Where to resume from: the cursor of the last frame that had one. The welcome of somebody who
  /// comes back does not count: what they missed lies before it.
  public String cursor() {
    return frames().stream()
        .filter(frame -> frame.has("cursor"))
        .filter(frame -> resumedFrom.isEmpty() || !type(frame).equals("welcome"))
        .reduce((_, last) -> last)
        .map(frame -> frame.path("cursor").asString())
        .orElse(resumedFrom);
  }

  /// The close code, waiting for it.
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /// Drops the connection without a word, as a lost network does.
  public void abort() {
    lock.lock();
    try {
      // What arrives from now on never reached the client.
      aborted = true;
    } finally {
      lock.unlock();
    }
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

  /// What is said to the sender of a client id; not what everybody hears of a message.
  public static Predicate<JsonNode> answer(String clientId) {
    return frame ->
        frame.path("clientId").asString("").equals(clientId) && !type(frame).equals("message");
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
        if (!aborted) {
          frames.add(frame);
        }
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
