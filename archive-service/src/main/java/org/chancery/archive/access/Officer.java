package org.chancery.archive.access;

import java.util.Objects;
import java.util.UUID;
import org.chancery.archive.own.Actor;
import org.springframework.security.oauth2.jwt.Jwt;

/// The person who reads the archive, as the access token names them.
///
/// @param id the identity provider's subject
/// @param username the login name
/// @param name the full name
public record Officer(String id, String username, String name) {

  /// The officer a verified token belongs to.
  public static Officer of(Jwt token) {
    var id = Objects.requireNonNull(token.getSubject(), "a verified token names its subject");
    var username = Objects.requireNonNullElse(token.getClaimAsString("preferred_username"), id);
    return new Officer(
        id, username, Objects.requireNonNullElse(token.getClaimAsString("name"), username));
  }

  /// The officer as the actor of a record.
  public Actor actor() {
    return new Actor(UUID.fromString(id), username, name);
  }
}
