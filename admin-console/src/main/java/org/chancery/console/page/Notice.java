package org.chancery.console.page;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/// The pages that are shown instead of the web app.
public enum Notice {
  /// Logged in, but holding none of the console's roles.
  FORBIDDEN(HttpStatus.FORBIDDEN, true),
  /// The realm's answer to a login was no, or could not be understood.
  LOGIN_FAILED(HttpStatus.UNAUTHORIZED, false),
  /// The realm is away.
  LOGIN_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, false),
  /// Logged out here and at the realm.
  SIGNED_OUT(HttpStatus.OK, false),
  /// Logged out here; the realm could not be told.
  SIGNED_OUT_HERE_ONLY(HttpStatus.OK, false),
  /// No such page.
  NOT_FOUND(HttpStatus.NOT_FOUND, false),
  /// A fault of the console.
  FAILED(HttpStatus.INTERNAL_SERVER_ERROR, false);

  private final HttpStatus status;
  private final boolean offersLogout;

  Notice(HttpStatus status, boolean offersLogout) {
    this.status = status;
    this.offersLogout = offersLogout;
  }

  HttpStatus status() {
    return status;
  }

  /// Whether the page's button logs out instead of leading to the console.
  boolean offersLogout() {
    return offersLogout;
  }

  /// The start of the notice's keys in the text bundle.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
