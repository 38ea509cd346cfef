package org.chancery.console.platform;

import org.springframework.http.HttpStatus;

/// The console's own refusals, each with a stable type URI and a cure in plain English.
///
/// Refusals of the services behind it are relayed as they came.
public enum Problem {
  /// No session, or one whose tokens can no longer be renewed.
  LOGIN_REQUIRED(HttpStatus.UNAUTHORIZED, "Log in to continue"),
  /// Logged in, but without any role the console serves.
  ROLE_REQUIRED(
      HttpStatus.FORBIDDEN, "The console is for compliance, policy, audit and operations"),
  /// A change without the token that proves it came from the console's own page.
  CSRF_TOKEN_REQUIRED(HttpStatus.FORBIDDEN, "The request did not come from the console's page"),
  /// A path or method which the console does not pass on.
  NOT_RELAYED(HttpStatus.NOT_FOUND, "The console offers no such resource"),
  /// A body larger than any request of the console needs.
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request body is too large"),
  /// The service did not accept a connection.
  SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "A service is not answering"),
  /// The service took the request but did not answer in time.
  SERVICE_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT, "A service did not answer in time"),
  /// Keycloak is away, so nobody can log in and no token can be renewed.
  IDENTITY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The identity provider is not answering"),
  /// A fault of the console itself.
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "The console failed");

  private final HttpStatus status;
  private final String title;

  Problem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The HTTP status the problem is answered with.
  public HttpStatus status() {
    return status;
  }

  String title() {
    return title;
  }

  /// The last part of the type URI, for example `login-required`.
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
