package org.chancery.messaging.house;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.chancery.messaging.MessagingApplication;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.journal.Positions;
import org.chancery.stack.testing.TestServers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One messaging service on a free port, with real Keycloak logins.
public final class House implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private House(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// The house most tests share; it lives as long as the JVM.
  public static House shared() {
    return Shared.HOUSE;
  }

  /// Another node on the same database.
  public House secondNode() {
    return open(
        context.getEnvironment().getRequiredProperty("spring.datasource.url"),
        context.getEnvironment().getRequiredProperty("spring.datasource.username"),
        context.getEnvironment().getRequiredProperty("spring.datasource.password"));
  }

  private static House open(String url, String username, String password) {
    return new House(
        new SpringApplicationBuilder(MessagingApplication.class)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + username,
                "--spring.datasource.password=" + password,
                "--chancery.identity.issuer=" + TestServers.issuer(),
                "--chancery.identity.client-secret=" + TestServers.clientSecret("chancery-chat"),
                "--chancery.directory.initial-delay=0s",
                "--chancery.directory.client-secret="
                    + TestServers.clientSecret("chancery-directory")));
  }

  /// Where it listens.
  public URI address() {
    return URI.create(
        "http://localhost:"
            + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  /// Where sockets connect.
  public URI socket() {
    return URI.create(address().toString().replace("http:", "ws:") + "/ws");
  }

  /// A bean of the service.
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// Everything on record so far, in order within each partition.
  public List<JsonNode> journal() {
    JournalFeed feed = bean(JournalFeed.class);
    List<JsonNode> journal = new ArrayList<>();
    Positions place = Positions.zero();
    while (true) {
      List<FeedRecord> page = feed.read(place, 1_000);
      if (page.isEmpty()) {
        return journal;
      }
      for (FeedRecord record : page) {
        place = place.with(record.partition(), record.position());
        journal.add(JsonMapper.shared().readTree(record.body()));
      }
    }
  }

  /// A program that speaks for a demo person.
  public Program as(String username) {
    return new Program(address(), TestServers.token(username));
  }

  /// A program with a service account.
  public Program asService(String client) {
    return new Program(address(), TestServers.serviceToken(client));
  }

  /// A program without any credential.
  public Program asNobody() {
    return new Program(address(), "");
  }

  /// Waits until something is so, within a bound.
  public static void await(Duration atMost, BooleanSupplier isSo) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("It was not so within " + atMost);
      }
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Shared {
    static final House HOUSE = fresh();

    private static House fresh() {
      var database = TestServers.freshDatabase("messaging_house");
      return open(database.url(), database.username(), database.password());
    }
  }
}
