package org.chancery.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Asks Keycloak for access tokens, as programs and tests do.
public final class AccessTokens {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final JsonMapper JSON = new JsonMapper();

  /// Whoever asks here runs for less than the hour these last.
  private static final Map<String, String> OF_PEOPLE = new ConcurrentHashMap<>();

  private AccessTokens() {}

  /// A token of a demo person, good for an hour for both services; later calls get the same one.
  public static String ofPerson(URI issuer, String username) {
    return OF_PEOPLE.computeIfAbsent(
        issuer + " " + username,
        _ ->
            request(
                issuer,
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    Realm.CLI,
                    "scope",
                    "openid",
                    "username",
                    username,
                    "password",
                    Realm.DEMO_PASSWORD)));
  }

  /// A token of the service account of `client`.
  public static String ofService(URI issuer, String client, String secret) {
    return request(
        issuer,
        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
  }

  private static String request(URI issuer, Map<String, String> form) {
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(form)))
            .build();
    try {
      var response = CLIENT.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "Keycloak answered %d: %s".formatted(response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body()).get("access_token").asString();
    } catch (IOException e) {
      throw new IllegalStateException("Keycloak does not answer at " + issuer, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for a token", e);
    }
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
