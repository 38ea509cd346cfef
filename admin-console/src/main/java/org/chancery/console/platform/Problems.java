package org.chancery.console.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/// Turns refusals into problem details, both from controllers and from the security filters.
@Component
@RestControllerAdvice
public class Problems {

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    return ResponseEntity.status(refusal.problem().status())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(bodyOf(refusal));
  }

  /// Writes a refusal where no controller is in charge.
  public void write(HttpServletResponse response, Refusal refusal) throws IOException {
    response.setStatus(refusal.problem().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.getOutputStream().write(json.writeValueAsBytes(bodyOf(refusal)));
  }

  private static ProblemDetail bodyOf(Refusal refusal) {
    var problem = refusal.problem();
    var body = ProblemDetail.forStatusAndDetail(problem.status(), refusal.getMessage());
    body.setType(URI.create("urn:chancery:problem:" + problem.code()));
    body.setTitle(problem.title());
    body.setProperty("code", problem.code());
    refusal.members().forEach(body::setProperty);
    return body;
  }
}
