package org.chancery.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's use of a service's REST interface.
record JsonApi(URI service, String token) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final JsonMapper JSON = new JsonMapper();

  JsonNode get(String path) {
    return exchange("GET", path, BodyPublishers.noBody());
  }

  /// Sends `body`, and throws a [StackFailure] with the service's words if it refuses.
  JsonNode send(String method, String path, Object body) {
    return exchange(method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private JsonNode exchange(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      var response = CLIENT.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new StackFailure(
            "%s %s was answered with %d: %s"
                .formatted(method, path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    } catch (IOException e) {
      throw new StackFailure("%s %s got no answer".formatted(method, path), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("interrupted", e);
    }
  }

  @Override
  public String toString() {
    return "JsonApi[" + service + "]";
  }
}
