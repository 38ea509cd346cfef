package org.chancery.console.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Makes the logged-in person out of the realm's answer: the roles and units stand in the access
/// token, because the services read them there too.
@Component
class OfficerLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {

  static final String EMPLOYEE_AUTHORITY = "ROLE_employee";
  private static final String EMPLOYEE = "employee";

  private final IdentityProvider realm;

  OfficerLogin(IdentityProvider realm) {
    this.realm = realm;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    try {
      var claims = realm.claimsOf(request.getAccessToken().getTokenValue()).getClaims();
      return new DefaultOidcUser(
          authoritiesIn(claims), request.getIdToken(), new OidcUserInfo(claims));
    } catch (JwtException e) {
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_access_token"), e);
    }
  }

  private static Set<GrantedAuthority> authoritiesIn(Map<String, Object> claims) {
    var authorities = new HashSet<GrantedAuthority>();
    var roles = rolesIn(claims);
    if (roles.contains(EMPLOYEE)) {
      // Opens the notices to oneself and nothing else of the console.
      authorities.add(new SimpleGrantedAuthority(EMPLOYEE_AUTHORITY));
    }
    for (var role : ConsoleRole.among(roles)) {
      authorities.add(new SimpleGrantedAuthority(role.authority()));
    }
    return authorities;
  }

  private static Collection<String> rolesIn(Map<String, Object> claims) {
    return claims.get("realm_access") instanceof Map<?, ?> access
            && access.get("roles") instanceof Collection<?> roles
        ? roles.stream().map(String::valueOf).toList()
        : List.of();
  }
}
