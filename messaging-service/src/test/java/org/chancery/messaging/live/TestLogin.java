package org.chancery.messaging.live;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Credential;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a test be anybody at the socket, so that tests of delivery need no Keycloak. Logging in for
/// real is tested where logging in is the matter.
@TestConfiguration(proxyBeanMethods = false)
public class TestLogin {

  private static final String SCHEME = "Test ";

  /// What to send as `Authorization` to be somebody until an instant.
  static String header(Colleague person, Instant until) {
    return SCHEME + person.id() + " " + person.username() + " " + until.getEpochSecond();
  }

  @Bean
  @Order(0)
  SecurityFilterChain testPeople(HttpSecurity http) {
    return http.securityMatcher(
            request -> {
              String header = request.getHeader(HttpHeaders.AUTHORIZATION);
              return header != null && header.startsWith(SCHEME);
            })
        .csrf(csrf -> csrf.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .addFilterBefore(new Trusting(), AuthorizationFilter.class)
        .build();
  }

  private static final class Trusting extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String[] words = request.getHeader(HttpHeaders.AUTHORIZATION).split(" ", -1);
      request.setAttribute(
          Actor.ATTRIBUTE,
          new Actor(
              PersonId.valueOf(words[1]),
              words[2],
              words[2],
              "wealth",
              Set.of(Role.EMPLOYEE),
              new Credential.Bearer(Instant.ofEpochSecond(Long.parseLong(words[3])))));
      chain.doFilter(request, response);
    }
  }
}
