package org.chancery.messaging.delivery;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.message.MessageLimits;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/// The socket endpoint: opens and closes connections and passes their frames on.
@Component
class SocketEndpoint implements WebSocketHandler {

  private static final String BLOCKING_SEND_TIMEOUT =
      "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

  private final SocketSession frames;
  private final Dispatcher dispatcher;
  private final LiveSockets sockets;
  private final SocketClock clock;
  private final SocketSettings settings;
  private final ApplicationEventPublisher events;
  private final Map<String, SocketSession.Inbound> open = new ConcurrentHashMap<>();

  /// The limits a socket is told of and held to.
  @Component
  record SocketSettings(SocketLimits socket, MessageLimits message) {}

  SocketEndpoint(
      SocketSession frames,
      Dispatcher dispatcher,
      LiveSockets sockets,
      SocketClock clock,
      SocketSettings settings,
      ApplicationEventPublisher events) {
    this.frames = frames;
    this.dispatcher = dispatcher;
    this.sockets = sockets;
    this.clock = clock;
    this.settings = settings;
    this.events = events;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws Exception {
    Handshake.Known known = Handshake.known(session);
    session
        .getAttributes()
        .clear(); // The record above is all that is needed for as long as the socket lives.
    Wire wire = new Wire(session);
    wire.limitWrites(BLOCKING_SEND_TIMEOUT, settings.socket().writeTimeout());
    Actor actor = known.actor();
    Locale locale = known.locale();
    LiveSocket socket = new LiveSocket(session.getId(), actor, locale, wire, settings.socket());
    open.put(
        session.getId(), new SocketSession.Inbound(socket, frames.newGate(), new FrameAssembly()));
    dispatcher.inTurn(place -> join(socket, place));
    clock.watch(socket);
    events.publishEvent(new SocketOpened(actor.id(), socket.id()));
  }

  /// Puts a socket into the stream at a place and tells it which.
  private void join(LiveSocket socket, long[] place) {
    socket.send(
        Frames.welcome(
            socket.id(), socket.actor(), Cursor.of(place), settings.socket(), settings.message()));
    sockets.add(socket);
    if (socket.isGone()) {
      sockets.remove(socket);
    }
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message)
      throws Exception {
    SocketSession.Inbound inbound = open.get(session.getId());
    if (inbound == null) {
      return;
    }
    switch (message) {
      case TextMessage text -> frames.take(inbound, text.getPayload(), text.isLast());
      case PongMessage _ -> inbound.socket().heard();
      case BinaryMessage _ -> inbound.socket().close(CloseReason.PROTOCOL_VIOLATION);
      default -> inbound.socket().close(CloseReason.PROTOCOL_VIOLATION);
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable exception) {
    // The container closes the connection and says so below; the cause is the client's network.
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    SocketSession.Inbound inbound = open.remove(session.getId());
    if (inbound != null) {
      LiveSocket socket = inbound.socket();
      socket.markGone();
      sockets.remove(socket);
      events.publishEvent(new SocketClosed(socket.actor().id(), socket.id()));
    }
  }

  @Override
  public boolean supportsPartialMessages() {
    return true;
  }
}
