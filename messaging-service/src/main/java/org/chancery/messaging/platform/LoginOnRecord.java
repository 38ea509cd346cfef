package org.chancery.messaging.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.chancery.messaging.directory.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/// Puts each browser's login on record before it counts: a session that cannot be recorded is ended
/// before anybody could use it.
@Component
class LoginOnRecord implements AuthenticationSuccessHandler {

  /// Where the web app explains that logging in did not work.
  static final String FAILED = "/?login=failed";

  private static final Logger LOG = LoggerFactory.getLogger(LoginOnRecord.class);

  private final SessionRegister register;

  LoginOnRecord(SessionRegister register) {
    this.register = register;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    HttpSession session = request.getSession();
    try {
      Actor actor = ActorFilter.of(authentication, request).orElseThrow();
      register.opened(session.getId(), actor.ref());
    } catch (RuntimeException e) {
      // The database's words would quote the session's id.
      LOG.error("A login was refused for want of a record: {}", e.getClass().getSimpleName());
      SecurityContextHolder.clearContext();
      session.invalidate();
      response.sendRedirect(FAILED);
      return;
    }
    response.sendRedirect("/");
  }
}
