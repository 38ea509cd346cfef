package org.chancery.messaging.platform;

import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Answers every refused or failed request with a problem document that names the field and the
/// cure, and never with internals: a bug is answered with the id under which it is in the log.
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    return answer(ProblemWriter.problem(refusal));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> badParameter(MethodArgumentTypeMismatchException wrong) {
    Class<?> type = wrong.getRequiredType();
    String kind = type == null ? "value" : type.getSimpleName();
    return refused(Refusal.ofField(wrong.getName(), "this is not a valid " + kind + "."));
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<ProblemDetail> databaseAway(Exception away) {
    LOG.warn("The database did not answer: {}", away.toString());
    return answer(
        ProblemWriter.problem(
            503, "unavailable", "Not available now", "The database is away; try again shortly."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> bug(Exception bug) {
    String id = UUID.randomUUID().toString();
    LOG.error("Request failed; correlation id {}", id, bug);
    ProblemDetail problem =
        ProblemWriter.problem(
            500, "internal", "Something broke here", "Tell your operator this correlation id.");
    problem.setProperty("correlationId", id);
    return answer(problem);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Refusal refusal =
        switch (unreadable.getCause()) {
          case UnrecognizedPropertyException unknown ->
              Refusal.ofField(
                  unknown.getPropertyName(), "this field is unknown here; leave it out.");
          case DatabindException wrong when !path(wrong).isEmpty() ->
              Refusal.ofField(path(wrong), "this value is not of the kind the field has.");
          case null, default -> Refusal.ofField("body", "send one JSON document of this request.");
        };
    return problem(refusal, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return problem(Refusal.notFound("address"), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return problem(
        invalid.getBindingResult().getFieldErrors().stream()
            .findFirst()
            .map(e -> Refusal.ofField(e.getField(), e.getDefaultMessage() + "."))
            .orElseGet(() -> Refusal.ofField("body", "this is not a valid request.")),
        request);
  }

  private @Nullable ResponseEntity<Object> problem(Refusal refusal, WebRequest request) {
    ProblemDetail problem = ProblemWriter.problem(refusal);
    return handleExceptionInternal(
        refusal, problem, new HttpHeaders(), HttpStatusCode.valueOf(problem.getStatus()), request);
  }

  private static String path(DatabindException wrong) {
    return wrong.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(name -> name != null)
        .collect(Collectors.joining("."));
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }
}
