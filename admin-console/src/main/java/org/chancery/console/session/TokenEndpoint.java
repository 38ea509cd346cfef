package org.chancery.console.session;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.web.client.RestClient;

/// How the console talks to the realm's token endpoint, and where it keeps what it gets: in the
/// HTTP session, on the server, and nowhere else.
@Configuration(proxyBeanMethods = false)
class TokenEndpoint {

  @Bean
  InstantSource now() {
    return InstantSource.system();
  }

  @Bean
  OAuth2AuthorizedClientRepository tokensInSession() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  RestClientAuthorizationCodeTokenResponseClient codeExchange() {
    var exchange = new RestClientAuthorizationCodeTokenResponseClient();
    exchange.setRestClient(tokenRequests());
    return exchange;
  }

  /// Renews an access token that is about to expire. Logging in is the browser's business, so the
  /// authorization code grant is not offered here.
  @Bean
  OAuth2AuthorizedClientManager renewal(
      IdentityProvider realm, OAuth2AuthorizedClientRepository tokens, InstantSource now) {
    var exchange = new RestClientRefreshTokenTokenResponseClient();
    exchange.setRestClient(tokenRequests());
    var refresh = new RefreshTokenOAuth2AuthorizedClientProvider();
    refresh.setAccessTokenResponseClient(exchange);
    refresh.setClock(clockOf(now));
    var manager = new DefaultOAuth2AuthorizedClientManager(realm, tokens);
    manager.setAuthorizedClientProvider(refresh);
    return manager;
  }

  /// Checks id tokens and logout tokens; the default would wait for the realm's keys without end.
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens() {
    return registration ->
        IdentityProvider.decoder(
            registration,
            new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
  }

  private static Clock clockOf(InstantSource now) {
    return now.withZone(ZoneOffset.UTC);
  }

  private static RestClient tokenRequests() {
    return RestClient.builder()
        .requestFactory(IdentityProvider.requests())
        .configureMessageConverters(converters ->
            converters
                .disableDefaults()
                .addCustomConverter(new FormHttpMessageConverter())
                .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }
}
