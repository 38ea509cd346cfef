package org.chancery.messaging.delivery;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/// The writing side of one connection. Frames given together leave in as few packets as fit.
final class Wire {

  private final WebSocketSession session;

  Wire(WebSocketSession session) {
    this.session = session;
  }

  /// Writes and blocks until the kernel has it, or the write timeout is over.
  void write(List<Outgoing> frames) throws IOException {
    RemoteEndpoint.Basic remote = remote();
    if (!remote.getBatchingAllowed()) {
      remote.setBatchingAllowed(true);
    }
    for (Outgoing frame : frames) {
      switch (frame.kind()) {
        case TEXT -> remote.sendText(frame.text());
        case PING -> remote.sendPing(ByteBuffer.allocate(0));
        case CLOSE -> {}
      }
    }
    remote.flushBatch();
  }

  /// Bounds how long one write may block.
  void limitWrites(String property, Duration most) throws IOException {
    tomcat().getUserProperties().put(property, most.toMillis());
  }

  void close(CloseStatus status) throws IOException {
    session.close(status);
  }

  private RemoteEndpoint.Basic remote() throws IOException {
    return tomcat().getBasicRemote();
  }

  private Session tomcat() throws IOException {
    if (session instanceof NativeWebSocketSession wrapper) {
      Session tomcat = wrapper.getNativeSession(Session.class);
      if (tomcat != null) {
        return tomcat;
      }
    }
    throw new IOException("Not a servlet container's socket");
  }
}
