package org.chancery.messaging.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.messaging.directory.PersonDismissed;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Ends browser sessions, all of which lie in PostgreSQL so that any node can end any of them, puts
/// that on record, and tells every node, because sockets end with their session.
@Component
class BrowserSessions {

  /// Spring Security's own register of OpenID sessions lives in one node's memory and only grows;
  /// here the session store is asked instead.
  static final OidcSessionRegistry NO_REGISTRY =
      new OidcSessionRegistry() {
        @Override
        public void saveSessionInformation(OidcSessionInformation information) {}

        @Override
        public @Nullable OidcSessionInformation removeSessionInformation(String clientSessionId) {
          return null;
        }

        @Override
        public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
          return List.of();
        }
      };

  private static final Logger LOG = LoggerFactory.getLogger(BrowserSessions.class);

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final ClientRegistrationRepository registrations;
  private final SessionRegister register;
  private final Signals signals;

  BrowserSessions(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      ClientRegistrationRepository registrations,
      SessionRegister register,
      Signals signals) {
    this.sessions = sessions;
    this.registrations = registrations;
    this.register = register;
    this.signals = signals;
  }

  /// Tells everybody that the request's session is about to end.
  void ended(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      ended(session.getId());
    }
  }

  /// Ends what a verified logout token of Keycloak names: one session, or all of a person.
  void endedByKeycloak(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null
        && authentication.getPrincipal() instanceof OidcLogoutToken token
        && token.getSubject() != null) {
      end(token.getSubject(), token.getSessionId());
    }
  }

  @EventListener
  void on(PersonDismissed dismissed) {
    end(dismissed.person().toString(), null);
  }

  private void end(String person, @Nullable String keycloakSession) {
    for (Map.Entry<String, ? extends Session> found :
        sessions.findByPrincipalName(person).entrySet()) {
      if (keycloakSession == null || keycloakSession.equals(keycloakSession(found.getValue()))) {
        sessions.deleteById(found.getKey());
        ended(found.getKey());
      }
    }
  }

  private void ended(String session) {
    signals.send(Signal.Topic.SESSION_ENDED, session);
    try {
      register.closed(session);
    } catch (RuntimeException e) {
      // The next round of endExpired makes up for it. The database's words would quote the id.
      LOG.warn("A session's end is not on record yet: {}", e.getClass().getSimpleName());
    }
  }

  /// Finds the sessions that ended without anybody saying so: by age, or by a node that died.
  @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
  void endExpired() {
    try {
      register.closeExpired().forEach(id -> signals.send(Signal.Topic.SESSION_ENDED, id));
    } catch (RuntimeException e) {
      LOG.warn("Could not look for expired sessions: {}", e.getClass().getSimpleName());
    }
  }

  private static @Nullable String keycloakSession(Session session) {
    SecurityContext context =
        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    Authentication authentication = context == null ? null : context.getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof OidcUser user
        ? user.getClaimAsString("sid")
        : null;
  }

  /// Sends the browser on to Keycloak's logout: by redirect after a form, and by naming the address
  /// after a script's request, which could not follow a redirect to another origin.
  LogoutSuccessHandler atLogout() {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri("{baseUrl}/");
    handler.setRedirectStrategy(BrowserSessions::sendOn);
    return handler;
  }

  private static void sendOn(HttpServletRequest request, HttpServletResponse response, String url)
      throws IOException {
    String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
    if (accept.contains("text/html")) {
      response.sendRedirect(url);
    } else {
      response.setContentType("application/json");
      response.getWriter().write("{\"location\":\"" + url.replace("\"", "%22") + "\"}");
    }
  }
}
