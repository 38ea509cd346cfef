package org.chancery.console.session;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestTemplate;

/// The realm, discovered when it is first needed rather than at start, so that the console comes up
/// while Keycloak is still starting or briefly away.
@Component
class IdentityProvider implements ClientRegistrationRepository {

  /// The name of the one registration; it is part of the login's and the back-channel logout's URL.
  static final String REGISTRATION = "keycloak";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private final IdentityProperties properties;
  // A failed discovery throws and is not remembered: the next login tries again.
  private final Supplier<ClientRegistration> registration = SingletonSupplier.of(this::discover);
  private final Supplier<JwtDecoder> accessTokens = SingletonSupplier.of(this::accessTokenDecoder);

  IdentityProvider(IdentityProperties properties) {
    this.properties = properties;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return REGISTRATION.equals(id) ? registration.get() : null;
  }

  ClientRegistration registration() {
    return registration.get();
  }

  /// Reads the claims of an access token which the realm itself has just handed over.
  ///
  /// @throws org.springframework.security.oauth2.jwt.JwtException if it is not the realm's, or
  ///   expired
  Jwt claimsOf(String accessToken) {
    return accessTokens.get().decode(accessToken);
  }

  /// Connections to the realm, all with a bounded wait.
  static ClientHttpRequestFactory requests() {
    var client =
        java.net.http.HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();
    var factory = new JdkClientHttpRequestFactory(client);
    factory.setReadTimeout(READ_TIMEOUT);
    return factory;
  }

  private ClientRegistration discover() {
    return ClientRegistrations.fromOidcIssuerLocation(properties.issuer().toString())
        .registrationId(REGISTRATION)
        .clientId(properties.clientId())
        .clientSecret(properties.clientSecret())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile", "email")
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  /// A decoder for tokens signed by the realm; the wait for its keys is bounded.
  static NimbusJwtDecoder decoder(
      ClientRegistration registration, OAuth2TokenValidator<Jwt> rules) {
    var keys =
        Objects.requireNonNull(
            registration.getProviderDetails().getJwkSetUri(), "the realm names no jwks_uri");
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(keys).restOperations(new RestTemplate(requests())).build();
    decoder.setJwtValidator(rules);
    return decoder;
  }

  private JwtDecoder accessTokenDecoder() {
    return decoder(
        registration.get(), JwtValidators.createDefaultWithIssuer(properties.issuer().toString()));
  }
}
