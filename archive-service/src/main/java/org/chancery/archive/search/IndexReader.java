package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.chancery.archive.problem.Refusal;
import org.elasticsearch.client.ResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Asks the index, whole answers only.
@Component
class IndexReader {

  private static final Logger log = LoggerFactory.getLogger(IndexReader.class);
  private static final String TIME_LIMIT = "20s";
  private static final int BAD_REQUEST = 400;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int ATTEMPTS = 10;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  private final ElasticsearchClient elasticsearch;
  private final String alias;

  IndexReader(ElasticsearchClient elasticsearch, SearchSettings settings) {
    this.elasticsearch = elasticsearch;
    this.alias = settings.alias();
  }

  /// Asks once, or again for a second where a month has just begun.
  ///
  /// @throws Refusal when the index is away or takes too long; never a part of the answer
  SearchResponse<Void> search(UnaryOperator<SearchRequest.Builder> asked) {
    return answer(asked.apply(begun()).build(), Void.class);
  }

  /// Asks for documents as they were sent, as [#search] does.
  SearchResponse<JsonNode> documents(UnaryOperator<SearchRequest.Builder> asked) {
    return answer(
        asked.apply(begun().source(source -> source.fetch(true))).build(), JsonNode.class);
  }

  private <D> SearchResponse<D> answer(SearchRequest request, Class<D> document) {
    for (var attempt = 1; ; attempt++) {
      try {
        var response = elasticsearch.search(request, document);
        if (response.timedOut()) {
          throw Refusal.unavailable(
              "search-too-slow", "The search took too long. Narrow its time range or add a word.");
        }
        return response;
      } catch (ElasticsearchException | IOException failure) {
        if (isTooBroad(failure)) {
          throw Refusal.invalid(
              "q",
              "A wildcard or fuzzy word stands for too many words.",
              "Write more of its letters, or take it out of the distance or phrase.");
        }
        // A month's new index has no shard to search for a moment.
        if (status(failure) != SERVICE_UNAVAILABLE || attempt == ATTEMPTS) {
          // The exception can quote the query; its kind says enough.
          log.warn("a search failed: {} {}", failure.getClass().getSimpleName(), status(failure));
          throw indexAway();
        }
        pause();
      }
    }
  }

  private SearchRequest.Builder begun() {
    // A part of an answer would be taken for the whole, so a shard or a second too few is a
    // failure.
    return new SearchRequest.Builder()
        .index(alias)
        .ignoreUnavailable(true)
        .allowNoIndices(true)
        .allowPartialSearchResults(false)
        .timeout(TIME_LIMIT)
        .source(source -> source.fetch(false));
  }

  private static boolean isTooBroad(Exception failure) {
    return failure instanceof ElasticsearchException refused
        && refused.status() == BAD_REQUEST
        && (String.valueOf(refused.response().error()).contains("too many clauses")
            || String.valueOf(refused.response().error()).contains("too many terms")
            || String.valueOf(refused.response().error()).contains("over"));
  }

  private static int status(Exception failure) {
    return switch (failure) {
      case ElasticsearchException refused -> refused.status();
      // What the client throws when the error has no reason it could decode.
      case ResponseException refused -> refused.getResponse().getStatusLine().getStatusCode();
      default -> 0;
    };
  }

  private static Refusal indexAway() {
    return Refusal.unavailable(
        "search-unavailable", "The search index does not answer. Try again in a minute.");
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw indexAway();
    }
  }
}
