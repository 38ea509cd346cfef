package org.chancery.console.session;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells the web app who is logged in and what it may offer them.
@RestController
class MeController {

  /// The logged-in person; `unit` is missing for somebody who belongs to none.
  record Person(String id, String username, String name, @Nullable String unit) {}

  /// The answer: the person, their roles in the console, and what those roles may try.
  record MeResponse(Person person, List<String> roles, List<String> capabilities, String locale) {}

  @GetMapping("/api/me")
  ResponseEntity<MeResponse> me(@AuthenticationPrincipal OidcUser user, Locale locale) {
    var roles = rolesOf(user);
    var answer =
        new MeResponse(
            personIn(user),
            roles.stream().map(ConsoleRole::wireName).toList(),
            Capability.of(roles).stream().map(Capability::wireName).toList(),
            locale.toLanguageTag());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private static Set<ConsoleRole> rolesOf(OidcUser user) {
    return ConsoleRole.among(
        user.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .map(authority -> authority == null ? "" : authority.replaceFirst("^ROLE_", ""))
            .toList());
  }

  private static Person personIn(OidcUser user) {
    var id = user.getName();
    var units = user.getClaimAsStringList("groups");
    return new Person(
        id,
        Objects.requireNonNullElse(user.getPreferredUsername(), id),
        Objects.requireNonNullElse(user.getFullName(), id),
        units == null || units.isEmpty() ? null : units.getFirst());
  }
}
