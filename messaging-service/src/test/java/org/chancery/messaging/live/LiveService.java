package org.chancery.messaging.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chancery.messaging.MessagingApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A messaging service on a free port.
public final class LiveService implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;

  private LiveService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Starts one.
  ///
  /// @param settings properties over those of `application.yaml`
  public static LiveService start(Office office, Map<String, String> settings) {
    SpringApplicationBuilder builder =
        new SpringApplicationBuilder(MessagingApplication.class, TestLogin.class);
    return new LiveService(builder.run(arguments(office, settings)));
  }

  /// The command line that starts a service for an office.
  static String[] arguments(Office office, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("spring.datasource.url", office.database().url());
    all.put("spring.datasource.username", office.database().username());
    all.put("spring.datasource.password", office.database().password());
    all.put("chancery.limits.posts-per-second", "100000");
    all.put("chancery.limits.post-burst", "100000");
    all.put("chancery.limits.flood-frames", "1000000");
    all.put("chancery.attachments.directory", "target/attachments");
    all.putAll(settings);
    return all.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  /// A bean of the service.
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// What it answers somebody's GET.
  public JsonNode get(Colleague person, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", TestLogin.header(person, Instant.now().plusSeconds(60)))
            .build();
    return JsonMapper.shared().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }

  /// What it answers somebody's request.
  public HttpResponse<byte[]> ask(Colleague person, String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(90))
            .header("Authorization", TestLogin.header(person, Instant.now().plusSeconds(60)))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofByteArray());
  }

  /// The port it listens on.
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /// Where sockets connect.
  public URI socket() {
    return URI.create("ws://127.0.0.1:" + port() + "/ws");
  }

  @Override
  public void close() {
    context.close();
  }
}
