package org.chancery.messaging.platform;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/// Decides who a browser's login is: the identity token says who, the access token which roles.
/// Both came straight from Keycloak; the access token is verified all the same.
@Component
class BrowserLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final JwtDecoder accessTokens;

  BrowserLogin(JwtDecoder accessTokens) {
    this.accessTokens = accessTokens;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
    try {
      var claims = accessTokens.decode(request.getAccessToken().getTokenValue()).getClaims();
      return new DefaultOidcUser(Authorities.of(claims), request.getIdToken(), "sub");
    } catch (JwtException e) {
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_token"), e);
    }
  }
}
