package org.chancery.console.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OidcBackChannelLogoutHandler;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/// Who may reach what, and the headers every answer carries.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  // Mantine sets sizes and colours through style attributes, hence 'unsafe-inline' for styles;
  // scripts
  // are never inline.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Bean
  OidcSessionRegistry oidcSessions() {
    return new InMemoryOidcSessionRegistry();
  }

  @Bean
  OidcBackChannelLogoutHandler backChannelLogout(
      OidcSessionRegistry sessions, @Value("${server.servlet.session.cookie.name}") String cookie) {
    var handler = new OidcBackChannelLogoutHandler(sessions);
    handler.setSessionCookieName(cookie);
    return handler;
  }

  @Bean
  SecurityFilterChain console(
      HttpSecurity http, Gate gate, OfficerLogin officerLogin, RealmLogout realmLogout) {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/assets/**", "/notice/**", "/favicon.svg", "/error")
                .permitAll()
                .requestMatchers("/signed-out", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .denyAll()
                .requestMatchers("/my-notices", "/api/archive/my-notices/**")
                .hasAuthority(OfficerLogin.EMPLOYEE_AUTHORITY)
                .anyRequest()
                .hasAnyAuthority(ConsoleRole.authorities()))
        .oauth2Login(login ->
            login
                .loginPage(Gate.LOGIN)
                .failureHandler(gate)
                .userInfoEndpoint(user -> user.oidcUserService(officerLogin)))
        .oidcLogout(logout -> logout.backChannel(channel -> {}))
        .logout(logout ->
            logout
                .addLogoutHandler(realmLogout)
                .logoutSuccessHandler((request, response, person) -> signedOut(request, response)))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(gate).accessDeniedHandler(gate))
        .requestCache(cache -> cache.requestCache(deepLinks()))
        .csrf(csrf -> csrf.spa())
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy ->
                    policy.policy("camera=(), microphone=(), geolocation=(), payment=()")))
        .build();
  }

  /// Remembers the page somebody wanted, never an API call or a form, so that login leads back to
  /// the link they followed.
  @SuppressWarnings("NullAway") // null is how the cache is told to add no parameter to the link
  private static HttpSessionRequestCache deepLinks() {
    var cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(request ->
        HttpMethod.GET.matches(request.getMethod())
            && !request.getRequestURI().startsWith("/api/")
            && !request.getRequestURI().contains("."));
    return cache;
  }

  private static void signedOut(HttpServletRequest request, HttpServletResponse response) {
    var incomplete = request.getAttribute(RealmLogout.INCOMPLETE) != null;
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", incomplete ? "/signed-out?here-only" : "/signed-out");
  }
}
