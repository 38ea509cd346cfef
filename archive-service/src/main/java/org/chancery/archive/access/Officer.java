package org.chancery.archive.access;

import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;

/// The person who reads the archive, as the access token names them.
///
/// @param id the identity provider's subject
/// @param username the login name
public record Officer(String id, String username) {

  /// The officer a verified token belongs to.
  public static Officer of(Jwt token) {
    var id = Objects.requireNonNull(token.getSubject(), "a verified token names its subject");
    return new Officer(
        id, Objects.requireNonNullElse(token.getClaimAsString("preferred_username"), id));
  }
}
