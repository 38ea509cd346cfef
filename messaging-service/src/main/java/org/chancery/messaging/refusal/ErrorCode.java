package org.chancery.messaging.refusal;

import java.util.Locale;

/// The kinds of refusal; each is one problem type with one HTTP status.
public enum ErrorCode {
  /// A field has a value it cannot have.
  INVALID_FIELD(400, "A field is not valid"),
  /// No such thing, or none that the caller may know of: the same answer.
  NOT_FOUND(404, "Not found"),
  /// The caller may see it but not do this to it.
  FORBIDDEN(403, "Not allowed"),
  /// Somebody else was faster, or it is not in a state for this.
  CONFLICT(409, "Not possible now"),
  /// More than the limit.
  TOO_LARGE(413, "Too large"),
  /// The content policies refuse the text.
  POLICY_BLOCKED(422, "Blocked by policy"),
  /// The content policies want the sender to think again.
  POLICY_WARNED(422, "The policies warn of it"),
  /// A policy does not compile.
  POLICY_REJECTED(422, "The policy has mistakes"),
  /// The draft's author may not be the one who publishes it.
  SECOND_PERSON_NEEDED(403, "A second person must do this"),
  /// A limit on the number of requests was reached.
  TOO_MANY_REQUESTS(429, "Too many requests"),
  /// A part the request needs is not there now.
  UNAVAILABLE(503, "Not available now");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What kind of problem it is, for people.
  public String title() {
    return title;
  }

  /// The last part of the problem type's URI.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
