package org.chancery.console.session;

import jakarta.servlet.http.HttpServletRequest;
import org.chancery.console.platform.Problem;
import org.chancery.console.platform.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// The access token of the person whose session a request carries, renewed when it is about to
/// expire.
@Component
public class SessionTokens {

  private final OAuth2AuthorizedClientRepository tokens;
  private final OAuth2AuthorizedClientManager renewal;

  SessionTokens(OAuth2AuthorizedClientRepository tokens, OAuth2AuthorizedClientManager renewal) {
    this.tokens = tokens;
    this.renewal = renewal;
  }

  /// The token to send to a service.
  ///
  /// @throws Refusal `login-required` when the realm will not renew it (the session is then over),
  ///   `identity-unavailable` when the realm can't be asked
  public String accessTokenFor(Authentication person, HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null) {
      throw loginRequired();
    }
    // A page asks for several things at once; one of them renews, the others wait for it.
    synchronized (WebUtils.getSessionMutex(session)) {
      OAuth2AuthorizedClient held =
          tokens.loadAuthorizedClient(IdentityProvider.REGISTRATION, person, request);
      if (held == null) {
        session.invalidate();
        throw loginRequired();
      }
      try {
        var current =
            renewal.authorize(
                OAuth2AuthorizeRequest.withAuthorizedClient(held)
                    .principal(person)
                    .attribute(HttpServletRequest.class.getName(), request)
                    .build());
        return (current == null ? held : current).getAccessToken().getTokenValue();
      } catch (ClientAuthorizationException e) {
        if (isFinal(e)) {
          session.invalidate();
          throw loginRequired();
        }
        throw unavailable();
      }
    }
  }

  /// Whether the realm said no, as opposed to not answering at all.
  private static boolean isFinal(OAuth2AuthorizationException e) {
    var code = e.getError().getErrorCode();
    return OAuth2ErrorCodes.INVALID_GRANT.equals(code)
        || OAuth2ErrorCodes.INVALID_TOKEN.equals(code);
  }

  private static Refusal loginRequired() {
    return new Refusal(
        Problem.LOGIN_REQUIRED, "Your session has ended. Reload the page to log in again.");
  }

  private static Refusal unavailable() {
    return new Refusal(
        Problem.IDENTITY_UNAVAILABLE,
        "The identity provider can't be reached, so your session can't be renewed. Try again in a"
            + " minute; nothing you typed is lost.");
  }
}
