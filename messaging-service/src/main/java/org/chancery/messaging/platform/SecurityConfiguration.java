package org.chancery.messaging.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.message.ReceiptSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who may ask for what. Programs prove themselves by a bearer token, request for request; browsers
/// by a session cookie. Both meet the same rules.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String AUTHOR = "policy-author";
  private static final String APPROVER = "policy-approver";
  private static final String OFFICER = "compliance-officer";
  private static final String AUDITOR = "auditor";
  private static final String OPERATOR = "operator";

  /// What authors and approvers alike do with policies.
  private static final String[] WRITTEN_OR_APPROVED = {
    "/api/policies/try", "/api/policies/check", "/api/policies/print", "/api/policies/*/comments"
  };

  /// What takes a second person.
  private static final String[] DECIDED = {
    "/api/policies/*/publish",
    "/api/policies/*/unschedule",
    "/api/policies/*/approve-emergency",
    "/api/policies/*/rollback",
    "/api/policies/*/retire",
    "/api/term-lists/*/publish"
  };

  private final ProblemWriter problems;
  private final People people;

  SecurityConfiguration(ProblemWriter problems, People people) {
    this.problems = problems;
    this.people = people;
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http) {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(token -> Authorities.of(token.getClaims()));
    return http.securityMatcher(SecurityConfiguration::carriesToken)
        .csrf(csrf -> csrf.disable()) // No cookie proves anything here, so none can be abused.
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(SecurityConfiguration::rules)
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems))
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .requestCache(cache -> cache.disable())
        .addFilterBefore(new ActorFilter(people, problems), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain browsers(
      HttpSecurity http,
      BrowserLogin login,
      LoginOnRecord onRecord,
      BrowserSessions sessions,
      IdentityProperties identity,
      ReceiptSettings receipts) {
    return http.authorizeHttpRequests(SecurityConfiguration::rules)
        .csrf(csrf -> csrf.spa())
        .oauth2Login(oauth2 ->
            oauth2
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(login))
                .loginPage("/oauth2/authorization/" + KeycloakConfiguration.REGISTRATION)
                .successHandler(onRecord)
                .failureUrl(LoginOnRecord.FAILED))
        .logout(logout ->
            logout.addLogoutHandler(sessions::ended).logoutSuccessHandler(sessions.atLogout()))
        .oidcLogout(logout ->
            logout
                .oidcSessionRegistry(BrowserSessions.NO_REGISTRY)
                .backChannel(channel -> channel.logoutHandler(sessions::endedByKeycloak)))
        .exceptionHandling(e -> e.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .requestCache(cache -> cache.disable())
        .headers(headers ->
            headers
                .contentSecurityPolicy(
                    policy -> policy.policyDirectives(contentPolicy(identity, receipts)))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults())
                .frameOptions(frames -> frames.deny()))
        .addFilterBefore(new ActorFilter(people, problems), AuthorizationFilter.class)
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .requestMatchers("/feed/**")
        .hasRole("journal-reader")
        .requestMatchers("/api/overview")
        .hasAnyRole(OFFICER, AUTHOR, APPROVER, AUDITOR, OPERATOR)
        .requestMatchers(HttpMethod.POST, WRITTEN_OR_APPROVED)
        .hasAnyRole(AUTHOR, APPROVER)
        .requestMatchers(HttpMethod.POST, "/api/policies/sets/*/explain")
        .hasAnyRole(OFFICER, AUTHOR, APPROVER, AUDITOR)
        .requestMatchers(HttpMethod.PUT, "/api/policies/settings")
        .hasRole(APPROVER)
        .requestMatchers(HttpMethod.PUT, "/api/policies/*", "/api/term-lists/*")
        .hasRole(AUTHOR)
        .requestMatchers(
            HttpMethod.POST, "/api/policies/*/publish-emergency", "/api/term-lists/*/import")
        .hasRole(AUTHOR)
        .requestMatchers(HttpMethod.POST, DECIDED)
        .hasRole(APPROVER)
        .requestMatchers(HttpMethod.GET, "/api/policies/**", "/api/term-lists/**")
        .hasAnyRole(OFFICER, AUTHOR, APPROVER, AUDITOR)
        .requestMatchers("/api/policies/**", "/api/term-lists/**")
        .denyAll()
        .requestMatchers(HttpMethod.GET, "/api/history-rules")
        .hasAnyRole(OFFICER, AUTHOR, APPROVER, AUDITOR, OPERATOR)
        .requestMatchers(HttpMethod.POST, "/api/history-rules")
        .hasRole(AUTHOR)
        .requestMatchers("/api/history-rules/**")
        .hasRole(APPROVER)
        .requestMatchers("/api/review/**")
        .hasRole(OFFICER)
        .requestMatchers("/api/**", "/ws")
        .hasRole("employee")
        .requestMatchers("/actuator/health/**", "/actuator/prometheus", "/v3/api-docs/**")
        .permitAll()
        .requestMatchers("/actuator/**")
        .denyAll()
        // What is left is the web app's own files, which hold no secret.
        .requestMatchers(HttpMethod.GET)
        .permitAll()
        .requestMatchers(HttpMethod.HEAD)
        .permitAll()
        .anyRequest()
        .authenticated();
  }

  private static boolean carriesToken(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
  }

  /// Scripts and connections only from here. Styles may be inline because Mantine sets them as
  /// attributes; the form action names Keycloak because logging out redirects there, and the
  /// archive may be asked for proofs.
  private static String contentPolicy(IdentityProperties identity, ReceiptSettings receipts) {
    return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
        + " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'"
        + (receipts.archive() == null ? "" : " " + receipts.archive())
        + "; object-src 'none';"
        + " base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
        + identity.origin();
  }
}
