package org.chancery.console.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chancery.console.page.Notice;
import org.chancery.console.page.Notices;
import org.chancery.console.platform.Problem;
import org.chancery.console.platform.Problems;
import org.chancery.console.platform.Refusal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// Turns people away: a program gets a problem it can read, a person gets a page that says why.
@Component
class Gate implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

  static final String LOGIN = "/oauth2/authorization/" + IdentityProvider.REGISTRATION;

  private final Problems problems;
  private final Notices notices;

  Gate(Problems problems, Notices notices) {
    this.problems = problems;
    this.notices = notices;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (wantsProblem(request)) {
      problems.write(
          response,
          new Refusal(
              Problem.LOGIN_REQUIRED, "Nobody is logged in here. Reload the page to log in."));
    } else {
      response.sendRedirect(LOGIN);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    if (e instanceof CsrfException) {
      problems.write(
          response,
          new Refusal(
              Problem.CSRF_TOKEN_REQUIRED,
              "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN, or reload the"
                  + " page."));
    } else if (wantsProblem(request)) {
      problems.write(
          response,
          new Refusal(
              Problem.ROLE_REQUIRED,
              "Your account holds none of the roles the console serves. Ask your compliance lead"
                  + " if you need one."));
    } else {
      notices.write(request, response, Notice.FORBIDDEN);
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    notices.write(request, response, Notice.LOGIN_FAILED);
  }

  private static boolean wantsProblem(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
