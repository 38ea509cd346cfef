package org.chancery.archive.platform;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;

/// Who gets in: bearer tokens of this realm, meant for the archive, of a compliance officer.
/// Everything that is not named here needs that role, so a new endpoint cannot forget it. Authors
/// and approvers of policies get the figures of dry runs, and nothing that anybody wrote. The lead
/// decides what needs a second person, the auditor reads evidence, the operator the figures of it,
/// a regulator what was opened to them, and an employee the notices to themselves. The ledger and
/// the proofs from it are for everybody: they hold no content, and a proof asks for a receipt.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String AUDIENCE = "chancery-archive";
  private static final String ROLE = "compliance-officer";
  private static final String LEAD = "compliance-lead";
  private static final String AUDITOR = "auditor";
  private static final String OPERATOR = "operator";
  private static final String REGULATOR = "regulator";

  @Bean
  SecurityFilterChain security(HttpSecurity http, ProblemResponses problems) throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/actuator/health/**",
                    "/actuator/prometheus",
                    "/v3/api-docs",
                    "/v3/api-docs.yaml",
                    "/ledger/**",
                    "/proofs/**")
                .permitAll()
                .requestMatchers("/api/dry-runs/*/samples")
                .hasRole(ROLE)
                .requestMatchers("/api/dry-runs", "/api/dry-runs/*", "/api/dry-runs/*/events")
                .hasAnyRole("policy-author", "policy-approver", ROLE)
                .requestMatchers(
                    HttpMethod.GET,
                    "/api/search",
                    "/api/records/*",
                    "/api/records/*/files/*",
                    "/api/conversations/*/records",
                    "/api/my-scope")
                .hasAnyRole(ROLE, REGULATOR)
                .requestMatchers("/api/my-notices", "/api/my-notices/*/acknowledge")
                .hasRole("employee")
                .requestMatchers(
                    "/api/retention/rules/*/decision",
                    "/api/disposals/*/decision",
                    "/api/break-glass/*/decision",
                    "/api/regulator-scopes/**")
                .hasRole(LEAD)
                .requestMatchers("/api/break-glass/*/end")
                .hasAnyRole(ROLE, LEAD)
                .requestMatchers(
                    HttpMethod.GET, "/api/access-log", "/api/access-report/**", "/api/people")
                .hasAnyRole(ROLE, LEAD, AUDITOR)
                .requestMatchers("/api/completeness/days/*/report")
                .hasAnyRole(ROLE, LEAD, AUDITOR)
                .requestMatchers("/api/completeness/**", "/api/completeness", "/api/evidence")
                .hasAnyRole(ROLE, LEAD, AUDITOR, OPERATOR)
                .requestMatchers(HttpMethod.GET, "/api/retention/**", "/api/disposals/**")
                .hasAnyRole(ROLE, LEAD, AUDITOR)
                .requestMatchers(
                    HttpMethod.GET,
                    "/api/holds/**",
                    "/api/break-glass",
                    "/api/erasures/**",
                    "/api/conversations")
                .hasAnyRole(ROLE, LEAD)
                .anyRequest()
                .hasRole(ROLE))
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No cookie authenticates here, so there is nothing another site's page could ride on.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  /// Verifies tokens with the realm's keys, which are fetched when the first token comes: the
  /// service starts without the identity provider.
  @Bean
  JwtDecoder jwtDecoder(@Value("${chancery.identity.issuer}") String issuer) {
    var http = new JdkClientHttpRequestFactory();
    http.setReadTimeout(Duration.ofSeconds(5));
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(issuer + "/protocol/openid-connect/certs")
            .restOperations(new RestTemplate(http))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<Collection<String>>(
                "aud", audience -> audience != null && audience.contains(AUDIENCE))));
    return decoder;
  }

  private static JwtAuthenticationConverter roles() {
    var converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::realmRoles);
    return converter;
  }

  private static Collection<GrantedAuthority> realmRoles(Jwt token) {
    Map<String, Object> access = token.getClaimAsMap("realm_access");
    if (access == null || !(access.get("roles") instanceof Collection<?> roles)) {
      return List.of();
    }
    return roles.stream()
        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
        .toList();
  }
}
