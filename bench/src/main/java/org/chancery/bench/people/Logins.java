package org.chancery.bench.people;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.chancery.bench.service.JsonHttp;
import org.jspecify.annotations.Nullable;

/// Logs people and service accounts in and remembers their tokens, in memory only, until shortly
/// before they expire. Safe for many threads.
public final class Logins {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  /// Each login costs Keycloak a password hash; more at once only makes all of them wait.
  private static final int AT_ONCE = 4;

  private record Held(String token, Instant until) {}

  private final JsonHttp http;
  private final String tokenPath;
  private final InstantSource clock;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Semaphore permits = new Semaphore(AT_ONCE);

  /// Logins at `address` (`http://host:port`).
  public Logins(URI address, String realm, InstantSource clock) {
    this.http = new JsonHttp(address);
    this.tokenPath = "/realms/" + realm + "/protocol/openid-connect/token";
    this.clock = clock;
  }

  /// A valid token of a person, as the program `chancery-cli`.
  public Supplier<String> person(String username, String password) {
    return () ->
        token(
            username,
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "chancery-cli",
                "username",
                username,
                "password",
                password));
  }

  /// A valid token of a client's service account.
  public Supplier<String> service(String clientId, String secret) {
    return () ->
        token(
            "client " + clientId,
            Map.of(
                "grant_type", "client_credentials",
                "client_id", clientId,
                "client_secret", secret));
  }

  private String token(String key, Map<String, String> grant) {
    var known = valid(held.get(key));
    if (known != null) {
      return known;
    }
    permits.acquireUninterruptibly();
    try {
      var meanwhile = valid(held.get(key));
      if (meanwhile != null) {
        return meanwhile;
      }
      var answer = http.form(tokenPath, new HashMap<>(grant));
      var token = answer.path("access_token").asString();
      var lifetime = Duration.ofSeconds(answer.path("expires_in").asLong());
      held.put(key, new Held(token, clock.instant().plus(lifetime).minus(MARGIN)));
      return token;
    } finally {
      permits.release();
    }
  }

  private @Nullable String valid(@Nullable Held candidate) {
    return candidate != null && clock.instant().isBefore(candidate.until())
        ? candidate.token()
        : null;
  }
}
