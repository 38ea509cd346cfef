package org.chancery.messaging.house;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes requests with a bearer token.
public record Program(URI address, String token) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  /// An answer: the status and the whole text.
  public record Answer(int status, String text) {
    /// The text read as JSON.
    public JsonNode json() {
      return JSON.readTree(text);
    }
  }

  /// Asks for something.
  public Answer get(String path) {
    return send("GET", path, null);
  }

  /// Sends a JSON document.
  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  /// Sends a request; an empty token is not sent.
  public Answer send(String method, String path, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Hides the token.
  @Override
  public String toString() {
    return "Program";
  }
}
