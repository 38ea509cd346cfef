package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the Elasticsearch client. It connects when it is first used, so the service starts without
/// the index.
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  @Bean(destroyMethod = "close")
  RestClient elasticsearchConnections(SearchSettings settings) {
    return RestClient.builder(HttpHost.create(settings.url().toString()))
        .setRequestConfigCallback(request ->
            request
                .setConnectTimeout((int) CONNECT.toMillis())
                .setConnectionRequestTimeout((int) CONNECT.toMillis())
                .setSocketTimeout((int) ANSWER.toMillis()))
        .build();
  }

  @Bean
  ElasticsearchClient elasticsearch(RestClient connections) {
    return new ElasticsearchClient(new RestClientTransport(connections, new Jackson3JsonpMapper()));
  }
}
