package org.chancery.bench.service;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON over HTTP against one base address. Safe for many threads.
public final class JsonHttp {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http;
  private final URI base;

  /// Talks to `base`, for example `http://localhost:8080`.
  public JsonHttp(URI base) {
    this.base = base;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  /// `GET`; the answer's JSON.
  ///
  /// @throws ServiceException if the answer is not a success or does not come
  public JsonNode get(String path, Supplier<String> token) {
    return json(send(request(path, token).GET()));
  }

  /// `POST` of a JSON document.
  public JsonNode post(String path, Object body, Supplier<String> token) {
    return withBody("POST", path, body, token);
  }

  /// `PUT` of a JSON document.
  public JsonNode put(String path, Object body, Supplier<String> token) {
    return withBody("PUT", path, body, token);
  }

  /// `POST` of a form, without a bearer token.
  public JsonNode form(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return json(
        send(
            request(path, null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
  }

  /// `GET`, the whole answer, for bodies that are not JSON.
  HttpResponse<byte[]> raw(String path, Supplier<String> token) {
    return send(request(path, token).GET());
  }

  /// A value for the query part of an address.
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private JsonNode withBody(String method, String path, Object body, Supplier<String> token) {
    BodyPublisher publisher = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    return json(
        send(
            request(path, token)
                .header("Content-Type", "application/json")
                .method(method, publisher)));
  }

  private HttpRequest.Builder request(String path, @Nullable Supplier<String> token) {
    var address = URI.create(base.toString().replaceAll("/+$", "") + path);
    var request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
    if (token != null) {
      request.header("Authorization", "Bearer " + token.get());
    }
    return request;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var response = patiently(request);
      if (response.statusCode() / 100 != 2) {
        throw ServiceException.answered(
            request.method(), request.uri(), response.statusCode(), response.body());
      }
      return response;
    } catch (IOException e) {
      throw ServiceException.unreachable(request.method(), request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServiceException.unreachable(request.method(), request.uri(), e);
    }
  }

  /// Asks again where the service says that one person asks too often, as populating does.
  private HttpResponse<byte[]> patiently(HttpRequest request)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + TIMEOUT.toNanos();
    var response = http.send(request, BodyHandlers.ofByteArray());
    while (response.statusCode() == 429 && System.nanoTime() < end) {
      Thread.sleep(json(response).path("retryAfterMillis").asLong(1_000));
      response = http.send(request, BodyHandlers.ofByteArray());
    }
    return response;
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
  }
}
