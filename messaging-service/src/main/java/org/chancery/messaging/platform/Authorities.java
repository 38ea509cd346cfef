package org.chancery.messaging.platform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Turns the realm roles of a token into authorities: role `employee` into `ROLE_employee`.
final class Authorities {

  static final String PREFIX = "ROLE_";

  private Authorities() {}

  /// The authorities of an access token's claims; none when it carries no roles.
  static Collection<GrantedAuthority> of(Map<String, Object> claims) {
    if (claims.get("realm_access") instanceof Map<?, ?> access
        && access.get("roles") instanceof Collection<?> roles) {
      return roles.stream()
          .map(role -> (GrantedAuthority) new SimpleGrantedAuthority(PREFIX + role))
          .toList();
    }
    return List.of();
  }
}
