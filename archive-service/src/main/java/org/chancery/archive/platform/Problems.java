package org.chancery.archive.platform;

import java.util.UUID;
import org.chancery.archive.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns what goes wrong in an endpoint into a problem; a bug shows its reference and nothing else.
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
    var type = mismatch.getRequiredType();
    return Refusal.invalid(
            mismatch.getName(),
            "The value of " + mismatch.getName() + " cannot be read.",
            "Send a value of type " + (type == null ? "text" : type.getSimpleName()) + ".")
        .getBody();
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class
  })
  ProblemDetail storeAway(RuntimeException away) {
    log.error("the record store does not answer", away);
    return Refusal.unavailable(
            "store-unavailable", "The record store does not answer. Try again in a minute.")
        .getBody();
  }

  @ExceptionHandler(RuntimeException.class)
  ProblemDetail bug(RuntimeException bug) {
    var reference = UUID.randomUUID();
    log.error("request failed, reference {}", reference, bug);
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong in the archive. Tell its operator the reference.");
    problem.setProperty("reference", reference);
    return Refusal.typed(problem, "internal");
  }
}
