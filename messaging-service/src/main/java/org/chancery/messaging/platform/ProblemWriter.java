package org.chancery.messaging.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.chancery.messaging.refusal.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem documents (RFC 9457), and answers with them what the security filters refuse:
/// never a redirect, which no program could follow.
@Component
class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String TYPES = "urn:chancery:problem:";

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /// The document of a kind of problem.
  static ProblemDetail problem(int status, String slug, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail);
    problem.setType(URI.create(TYPES + slug));
    problem.setTitle(title);
    return problem;
  }

  /// The document of a refusal.
  static ProblemDetail problem(Refusal refusal) {
    ProblemDetail problem =
        problem(
            refusal.code().status(),
            refusal.code().slug(),
            refusal.code().title(),
            refusal.detail());
    problem.setProperty("code", refusal.code().slug());
    refusal.members().forEach(problem::setProperty);
    return problem;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    write(
        response,
        problem(
            401,
            "unauthenticated",
            "Log in first",
            "Log in at /oauth2/authorization/keycloak, or send a valid bearer token."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    write(
        response,
        refused instanceof CsrfException
            ? problem(
                403,
                "csrf-token",
                "CSRF token missing or wrong",
                "Send the value of cookie XSRF-TOKEN as header X-XSRF-TOKEN.")
            : problem(403, "forbidden", "Not allowed", "Your roles do not allow this."));
  }

  private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
