package org.chancery.messaging.delivery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.messaging.directory.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/// Opens sockets for known people who speak our protocol. Who they are was proved to the security
/// filters before; the origin is checked by Spring.
final class Handshake extends DefaultHandshakeHandler implements HandshakeInterceptor {

  private static final String KNOWN = Known.class.getName();

  /// What the handshake leaves for the socket.
  record Known(Actor actor, Locale locale) {}

  Handshake() {
    setSupportedProtocols(Frames.PROTOCOL);
  }

  static Known known(WebSocketSession session) {
    if (session.getAttributes().get(KNOWN) instanceof Known known) {
      return known;
    }
    throw new IllegalStateException("A socket without a handshake");
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    if (!(request instanceof ServletServerHttpRequest servlet)
        || !(servlet.getServletRequest().getAttribute(Actor.ATTRIBUTE) instanceof Actor actor)) {
      response.setStatusCode(HttpStatus.UNAUTHORIZED);
      return false;
    }
    WebSocketHttpHeaders headers = new WebSocketHttpHeaders(request.getHeaders());
    if (!headers.getSecWebSocketProtocol().contains(Frames.PROTOCOL)) {
      response.setStatusCode(HttpStatus.BAD_REQUEST);
      return false;
    }
    attributes.clear();
    attributes.put(KNOWN, new Known(actor, localeOf(servlet.getServletRequest())));
    return true;
  }

  /// A page cannot set headers on a socket, so it names its language in the query.
  private static Locale localeOf(HttpServletRequest request) {
    String language = request.getParameter("lang");
    return language == null ? request.getLocale() : Locale.forLanguageTag(language);
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception exception) {}

  /// No compression: its windows would cost every idle connection more than all else together.
  @Override
  protected List<WebSocketExtension> filterRequestedExtensions(
      ServerHttpRequest request,
      List<WebSocketExtension> requested,
      List<WebSocketExtension> supported) {
    return List.of();
  }
}
