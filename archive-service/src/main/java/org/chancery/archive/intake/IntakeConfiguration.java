package org.chancery.archive.intake;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Wires the feed client: the JDK's HTTP client, with a limit on every wait.
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  private final HttpClient connections =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  @Bean
  FeedToken feedToken(
      FeedSettings settings,
      @Value("${chancery.identity.issuer}") URI issuer,
      InstantSource clock) {
    var tokens =
        RestClient.builder()
            .requestFactory(answeringWithin(connections, Duration.ofSeconds(10)))
            .build();
    var tokenEndpoint = URI.create(issuer + "/protocol/openid-connect/token");
    return new FeedToken(tokens, tokenEndpoint, settings, clock);
  }

  @Bean
  JournalFeed journalFeed(FeedSettings settings, FeedToken token) {
    // The feed may hold an empty answer back for 20 s; a full one takes its time on a slow line.
    var feed =
        RestClient.builder()
            .baseUrl(settings.url())
            .requestFactory(answeringWithin(connections, Duration.ofSeconds(60)))
            .build();
    return new JournalFeed(feed, token, settings.limit());
  }

  @Bean
  FileSource fileSource(FeedSettings settings, FeedToken token) {
    return new FileSource(
        RestClient.builder()
            .baseUrl(settings.url())
            .requestFactory(answeringWithin(connections, Duration.ofSeconds(30)))
            .build(),
        token);
  }

  @Bean
  JournalHashes journalHashes(FeedSettings settings, FeedToken token) {
    return new JournalHashes(
        RestClient.builder()
            .baseUrl(settings.url())
            .requestFactory(answeringWithin(connections, Duration.ofSeconds(30)))
            .build(),
        token);
  }

  private static JdkClientHttpRequestFactory answeringWithin(
      HttpClient connections, Duration limit) {
    var factory = new JdkClientHttpRequestFactory(connections);
    factory.setReadTimeout(limit);
    return factory;
  }
}
