package org.chancery.archive.access;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.own.Actor;
import org.springframework.security.oauth2.jwt.Jwt;

/// The person who reads the archive, as the access token names them.
///
/// @param id the identity provider's subject
/// @param username the login name
/// @param name the full name
/// @param roles realm roles
/// @param session the login at the identity provider that the token belongs to; empty where it
///   names none
public record Officer(String id, String username, String name, Set<String> roles, String session) {

  /// Copies the roles.
  public Officer {
    roles = Set.copyOf(roles);
  }

  /// The officer a verified token belongs to.
  public static Officer of(Jwt token) {
    var id = Objects.requireNonNull(token.getSubject(), "a verified token names its subject");
    var username = Objects.requireNonNullElse(token.getClaimAsString("preferred_username"), id);
    return new Officer(
        id,
        username,
        Objects.requireNonNullElse(token.getClaimAsString("name"), username),
        roles(token),
        Objects.requireNonNullElse(token.getClaimAsString("sid"), ""));
  }

  /// Whether they are the second person for acts that need two.
  public boolean isLead() {
    return roles.contains("compliance-lead");
  }

  /// Whether they see only what was opened to them.
  public boolean isRegulator() {
    return roles.contains("regulator");
  }

  private static Set<String> roles(Jwt token) {
    var access = token.getClaimAsMap("realm_access");
    return access != null && access.get("roles") instanceof Collection<?> roles
        ? roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  /// The officer as the actor of a record.
  public Actor actor() {
    return new Actor(UUID.fromString(id), username, name);
  }
}
