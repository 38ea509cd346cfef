package org.chancery.console.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Ends the person's session at the realm too, when they log out of the console.
///
/// The usual redirect through the browser would carry the id token in its URL; the console asks the
/// realm itself, with the refresh token, so that no token ever leaves the server.
@Component
class RealmLogout implements LogoutHandler {

  /// Request attribute: present when the realm could not be told.
  static final String INCOMPLETE = RealmLogout.class.getName() + ".incomplete";

  private static final Logger log = LoggerFactory.getLogger(RealmLogout.class);

  private final IdentityProvider realm;
  private final OAuth2AuthorizedClientRepository tokens;
  private final RestClient http =
      RestClient.builder().requestFactory(IdentityProvider.requests()).build();

  RealmLogout(IdentityProvider realm, OAuth2AuthorizedClientRepository tokens) {
    this.realm = realm;
    this.tokens = tokens;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication == null) {
      return;
    }
    OAuth2AuthorizedClient held =
        tokens.loadAuthorizedClient(IdentityProvider.REGISTRATION, authentication, request);
    if (held == null || held.getRefreshToken() == null) {
      request.setAttribute(INCOMPLETE, true);
      return;
    }
    try {
      endSession(held.getRefreshToken().getTokenValue());
    } catch (RestClientException | IllegalStateException | IllegalArgumentException e) {
      log.warn("Logged out of the console only, the realm could not be told: {}", e.getMessage());
      request.setAttribute(INCOMPLETE, true);
    }
  }

  private void endSession(String refreshToken) {
    var registration = realm.registration();
    var endpoint =
        registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    if (endpoint == null) {
      throw new IllegalStateException("the realm names no end_session_endpoint");
    }
    var form = new LinkedMultiValueMap<String, String>();
    form.add("client_id", registration.getClientId());
    form.add("client_secret", registration.getClientSecret());
    form.add("refresh_token", refreshToken);
    http.post()
        .uri(endpoint.toString())
        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .body(form)
        .retrieve()
        .toBodilessEntity();
  }
}
