package org.chancery.bench.service;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A service refused a request or could not be reached.
public final class ServiceException extends RuntimeException {

  private static final int MAX_QUOTED_CHARACTERS = 300;

  private final int status;

  private ServiceException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  private ServiceException(int status, String message) {
    super(message);
    this.status = status;
  }

  static ServiceException answered(String method, URI address, int status, byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8).strip();
    var quoted =
        text.length() > MAX_QUOTED_CHARACTERS ? text.substring(0, MAX_QUOTED_CHARACTERS) : text;
    return new ServiceException(
        status, "%s %s answered %d: %s".formatted(method, withoutQuery(address), status, quoted));
  }

  static ServiceException unreachable(String method, URI address, Exception cause) {
    return new ServiceException(
        0, "%s %s got no answer (%s)".formatted(method, withoutQuery(address), cause), cause);
  }

  private static String withoutQuery(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }

  /// The HTTP status, 0 if there was no answer.
  public int status() {
    return status;
  }
}
