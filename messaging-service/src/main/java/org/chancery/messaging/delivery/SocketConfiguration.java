package org.chancery.messaging.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration implements WebSocketConfigurer {

  /// The container allocates these for every connection, so they are small; longer frames come in
  /// parts.
  private static final int PART = 1024;

  private final SocketEndpoint endpoint;
  private final SocketLimits limits;

  SocketConfiguration(SocketEndpoint endpoint, SocketLimits limits) {
    this.endpoint = endpoint;
    this.limits = limits;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    Handshake handshake = new Handshake();
    registry
        .addHandler(endpoint, "/ws")
        .setHandshakeHandler(handshake)
        .addInterceptors(handshake)
        .setAllowedOrigins(limits.origins().toArray(String[]::new));
  }

  @Bean
  static ServletServerContainerFactoryBean webSocketContainer() {
    ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(PART);
    container.setMaxBinaryMessageBufferSize(PART);
    return container;
  }
}
