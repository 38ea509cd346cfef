package org.chancery.messaging.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Credential;
import org.chancery.messaging.directory.Description;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/// Puts the [Actor] of every authenticated request where controllers and the socket handshake find
/// it, makes sure the directory knows them, and turns away whoever was dismissed.
final class ActorFilter extends OncePerRequestFilter {

  private final People people;
  private final AuthenticationEntryPoint unauthenticated;

  ActorFilter(People people, AuthenticationEntryPoint unauthenticated) {
    this.people = people;
    this.unauthenticated = unauthenticated;
  }

  /// The web app's files are for everybody; reading the session for each of them would be waste.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !(path.startsWith("/api/") || path.equals("/ws") || path.startsWith("/feed/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    Optional<Actor> actor = authentication == null ? Optional.empty() : of(authentication, request);
    if (actor.isPresent() && !admitted(actor.get(), claims(authentication))) {
      unauthenticated.commence(
          request, response, new DisabledException("This account is no longer active."));
      return;
    }
    actor.ifPresent(known -> request.setAttribute(Actor.ATTRIBUTE, known));
    chain.doFilter(request, response);
  }

  private boolean admitted(Actor actor, @Nullable ClaimAccessor claims) {
    if (claims == null || actor.roles().equals(Set.of(Role.JOURNAL_READER))) {
      return true;
    }
    return people.admits(
        new Description(
            actor.id(),
            actor.username(),
            actor.name(),
            actor.unit(),
            claims.getClaimAsString("email"),
            Boolean.TRUE.equals(claims.getClaimAsBoolean("external")),
            claims.getClaimAsString("country")));
  }

  /// Whoever this authentication is of; empty when it is of no person or service.
  static Optional<Actor> of(Authentication authentication, HttpServletRequest request) {
    ClaimAccessor claims = claims(authentication);
    if (claims == null) {
      return Optional.empty();
    }
    String username = text(claims, "preferred_username", authentication.getName());
    List<String> groups = claims.getClaimAsStringList("groups");
    return Optional.of(
        new Actor(
            PersonId.valueOf(authentication.getName()),
            username,
            text(claims, "name", username),
            groups == null || groups.isEmpty() ? null : groups.getFirst(),
            roles(authentication.getAuthorities()),
            credential(claims, request)));
  }

  private static @Nullable ClaimAccessor claims(@Nullable Authentication authentication) {
    if (authentication == null) {
      return null;
    }
    return switch (authentication.getPrincipal()) {
      case Jwt token -> token;
      case OidcUser user -> user;
      case null, default -> null;
    };
  }

  private static Credential credential(ClaimAccessor claims, HttpServletRequest request) {
    if (claims instanceof Jwt token) {
      Instant expires = token.getExpiresAt();
      // A token without an end is not issued by Keycloak; treat it as ended.
      return new Credential.Bearer(expires == null ? Instant.EPOCH : expires);
    }
    return new Credential.WebSession(request.getSession().getId());
  }

  private static Set<Role> roles(Collection<? extends GrantedAuthority> authorities) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (GrantedAuthority authority : authorities) {
      String name = authority.getAuthority();
      if (name != null && name.startsWith(Authorities.PREFIX)) {
        Role.of(name.substring(Authorities.PREFIX.length())).ifPresent(roles::add);
      }
    }
    return roles;
  }

  private static String text(ClaimAccessor claims, String name, String otherwise) {
    String value = claims.getClaimAsString(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
