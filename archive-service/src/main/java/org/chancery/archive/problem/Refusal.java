package org.chancery.archive.problem;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A request the archive does not carry out, answered as an RFC 9457 problem.
public final class Refusal extends ErrorResponseException {

  private Refusal(HttpStatus status, String code, ProblemDetail problem) {
    super(status, typed(problem, code), null);
  }

  /// 400: a field of the request is wrong.
  ///
  /// @param field which one
  /// @param detail what is wrong with it; never quotes content
  /// @param cure what to send instead
  public static Refusal invalid(String field, String detail, String cure) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
    problem.setTitle("The request is not valid");
    problem.setProperty("field", field);
    problem.setProperty("cure", cure);
    return new Refusal(HttpStatus.BAD_REQUEST, "invalid-request", problem);
  }

  /// 400: a stretch of a field's text is wrong.
  ///
  /// @param column of its first character, from 1, in UTF-16 units
  /// @param length at least 1
  public static Refusal invalidAt(
      String field, int column, int length, String detail, String cure) {
    var refusal = invalid(field, detail, cure);
    refusal.getBody().setProperty("column", column);
    refusal.getBody().setProperty("length", length);
    return refusal;
  }

  /// The same refusal, about another field and without a column.
  public Refusal about(String field) {
    return invalid(
        field,
        String.valueOf(getBody().getDetail()),
        String.valueOf(
            Objects.requireNonNullElse(getBody().getProperties(), Map.of()).get("cure")));
  }

  /// 400: nobody has said why they want to read what others wrote.
  public static Refusal purposeNeeded() {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "You have not said what you are working on, and why.");
    problem.setTitle("A purpose is needed");
    problem.setProperty("field", "purpose");
    problem.setProperty(
        "cure", "Begin a working session with a matter and a purpose, or send a purpose.");
    return new Refusal(HttpStatus.BAD_REQUEST, "purpose-needed", problem);
  }

  /// 403: this act needs another person than the one who asked for it.
  ///
  /// @param detail who may do it
  public static Refusal secondPersonNeeded(String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, detail);
    problem.setTitle("A second person is needed");
    return new Refusal(HttpStatus.FORBIDDEN, "second-person-needed", problem);
  }

  /// 409: things are not as the request takes them to be.
  ///
  /// @param code a stable name, as in `matter-closed`
  /// @param detail how they are, and what the caller can do
  public static Refusal conflict(String code, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail);
    problem.setTitle("It has changed");
    return new Refusal(HttpStatus.CONFLICT, code, problem);
  }

  /// The same refusal, about a line of another field.
  public Refusal onLine(String field, int line) {
    getBody().setProperty("field", field);
    getBody().setProperty("line", line);
    return this;
  }

  /// 404: there is no such thing in the record.
  public static Refusal notFound(String what) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND, "The record has no such " + what + ".");
    problem.setTitle("Not found");
    return new Refusal(HttpStatus.NOT_FOUND, "not-found", problem);
  }

  /// 429: asked too often.
  ///
  /// @param seconds after which to ask again
  public static Refusal tooMany(String detail, int seconds) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, detail);
    problem.setTitle("Too many requests");
    var refusal = new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", problem);
    refusal.getHeaders().set("Retry-After", Integer.toString(seconds));
    return refusal;
  }

  /// 503: something the answer depends on is away.
  ///
  /// @param code a stable name, as in `search-unavailable`
  /// @param detail what is away and what the caller can do
  public static Refusal unavailable(String code, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
    problem.setTitle("Not available now");
    return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, problem);
  }

  /// Gives a problem its stable type and code.
  public static ProblemDetail typed(ProblemDetail problem, String code) {
    problem.setType(URI.create("urn:chancery:problem:" + code));
    problem.setProperty("code", code);
    return problem;
  }
}
