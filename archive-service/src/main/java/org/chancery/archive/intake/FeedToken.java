package org.chancery.archive.intake;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// The service account's access token, fetched with its client credentials and kept until shortly
/// before it expires.
final class FeedToken {

  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final RestClient http;
  private final URI tokenEndpoint;
  private final FeedSettings settings;
  private final InstantSource clock;
  private String token = "";
  private Instant renewAt = Instant.EPOCH;

  FeedToken(RestClient http, URI tokenEndpoint, FeedSettings settings, InstantSource clock) {
    this.http = http;
    this.tokenEndpoint = tokenEndpoint;
    this.settings = settings;
    this.clock = clock;
  }

  /// A token that is valid for some seconds at least.
  ///
  /// @throws RestClientException when the identity provider is away or refuses the client
  synchronized String value() {
    if (!clock.instant().isBefore(renewAt)) {
      var form = new LinkedMultiValueMap<String, String>();
      form.add("grant_type", "client_credentials");
      var answer =
          http.post()
              .uri(tokenEndpoint)
              .headers(
                  headers -> headers.setBasicAuth(settings.clientId(), settings.clientSecret()))
              .contentType(MediaType.APPLICATION_FORM_URLENCODED)
              .body(form)
              .retrieve()
              .body(Answer.class);
      if (answer == null || answer.accessToken() == null) {
        throw new RestClientException("the identity provider answered without a token");
      }
      token = answer.accessToken();
      renewAt = clock.instant().plusSeconds(answer.expiresIn()).minus(MARGIN);
    }
    return token;
  }

  /// Drops a token the feed refused, so that the next call fetches another.
  synchronized void forget() {
    renewAt = Instant.EPOCH;
  }

  /// What of the token endpoint's answer is used.
  @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
  private record Answer(
      @com.fasterxml.jackson.annotation.JsonProperty("access_token") @Nullable String accessToken,
      @com.fasterxml.jackson.annotation.JsonProperty("expires_in") long expiresIn) {}
}
