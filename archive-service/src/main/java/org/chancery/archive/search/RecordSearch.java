package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.problem.Refusal;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The reading side of the index: which records match, newest first. What they say is read from the
/// record store.
@Component
class RecordSearch {

  private static final Logger log = LoggerFactory.getLogger(RecordSearch.class);
  private static final String TIME_LIMIT = "10s";
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int ATTEMPTS = 10;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

  private final ElasticsearchClient elasticsearch;
  private final String alias;

  RecordSearch(ElasticsearchClient elasticsearch, SearchSettings settings) {
    this.elasticsearch = elasticsearch;
    this.alias = settings.alias();
  }

  /// One match.
  ///
  /// @param marked the folded text with its matches marked, when the search was for words
  record Match(UUID id, @Nullable String marked) {}

  /// A page of matches.
  ///
  /// @param total how many match in all
  /// @param next where the next page begins; absent on the last
  record Page(List<Match> matches, long total, @Nullable PageCursor next) {
    Page {
      matches = List.copyOf(matches);
    }
  }

  /// Finds a page of matches.
  ///
  /// @throws Refusal when the index is away or takes too long; never a part of the answer
  Page find(SearchCriteria criteria, @Nullable PageCursor after, int limit, Highlights highlights) {
    var response = search(request(criteria, after, limit, highlights));
    var hits = response.hits().hits();
    var total = response.hits().total();
    return new Page(
        hits.stream().map(RecordSearch::match).toList(),
        total == null ? hits.size() : total.value(),
        hits.size() < limit ? null : cursor(hits.getLast()));
  }

  /// Which of these records a search would find now.
  Set<UUID> searchable(Collection<UUID> ids) {
    var values = ids.stream().map(UUID::toString).toList();
    var response =
        search(
            SearchRequest.of(request ->
                base(request)
                    .size(values.size())
                    .query(query -> query.ids(byId -> byId.values(values)))));
    return response.hits().hits().stream()
        .map(hit -> match(hit).id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// How many records a search can find, by outcome and type.
  IndexCounts counts() {
    var response =
        search(
            SearchRequest.of(request ->
                base(request)
                    .size(0)
                    .trackTotalHits(track -> track.enabled(true))
                    .aggregations("posted", count -> count.filter(term("type", "message.posted")))
                    .aggregations("blocked", count -> count.filter(term("type", "message.blocked")))
                    .aggregations(
                        "alerted",
                        count ->
                            count.filter(
                                both(
                                    term("type", "message.posted"), term("outcome", "alerted"))))));
    var total = response.hits().total();
    return new IndexCounts(
        total == null ? 0 : total.value(),
        counted(response, "posted"),
        counted(response, "blocked"),
        counted(response, "alerted"));
  }

  private SearchRequest request(
      SearchCriteria criteria, @Nullable PageCursor after, int limit, Highlights highlights) {
    return SearchRequest.of(request -> {
      base(request)
          .size(limit)
          .trackTotalHits(track -> track.enabled(true))
          .query(query(criteria))
          .sort(descending("at"), descending("partition"), descending("position"));
      if (after != null) {
        request.searchAfter(
            FieldValue.of(after.at()),
            FieldValue.of(after.partition()),
            FieldValue.of(after.position()));
      }
      if (criteria.hasText()) {
        request.highlight(highlight ->
            highlight
                .type(HighlighterType.Unified)
                .numberOfFragments(0)
                .preTags(highlights.open())
                .postTags(highlights.close())
                .fields("text", field -> field));
      }
      return request;
    });
  }

  private SearchRequest.Builder base(SearchRequest.Builder request) {
    // A part of an answer would be taken for the whole, so a shard or a second too few is a
    // failure.
    return request
        .index(alias)
        .ignoreUnavailable(true)
        .allowNoIndices(true)
        .allowPartialSearchResults(false)
        .timeout(TIME_LIMIT)
        .source(source -> source.fetch(false));
  }

  private static Query query(SearchCriteria criteria) {
    var all = new BoolQuery.Builder();
    for (var word : criteria.words()) {
      all.must(
          inTextOrFiles(field ->
              Query.of(q -> q.match(m -> m.field(field).query(word).operator(Operator.And)))));
    }
    for (var phrase : criteria.phrases()) {
      all.must(
          inTextOrFiles(field -> Query.of(q -> q.matchPhrase(m -> m.field(field).query(phrase)))));
    }
    var from = criteria.from();
    if (from != null) {
      all.filter(term("who", from));
    }
    var in = criteria.in();
    if (in != null) {
      all.filter(term("where", in));
    }
    if (criteria.after() != null || criteria.before() != null) {
      all.filter(filter ->
          filter.range(range ->
              range.date(date -> {
                date.field("at");
                if (criteria.after() != null) {
                  date.gte(criteria.after().toString());
                }
                if (criteria.before() != null) {
                  date.lt(criteria.before().toString());
                }
                return date;
              })));
    }
    if (criteria.withFiles()) {
      all.filter(filter -> filter.exists(exists -> exists.field("files")));
    }
    anyOf(all, "outcome", criteria.outcomes());
    anyOf(all, "type", criteria.types());
    return new Query(all.build());
  }

  /// What a word or phrase may stand in: what was written, or what a file is called.
  private static Query inTextOrFiles(Function<String, Query> of) {
    return Query.of(query -> query.bool(bool -> bool.should(of.apply("text"), of.apply("files"))));
  }

  private static void anyOf(BoolQuery.Builder all, String field, List<String> values) {
    if (!values.isEmpty()) {
      var choices = values.stream().map(FieldValue::of).toList();
      all.filter(
          filter -> filter.terms(terms -> terms.field(field).terms(any -> any.value(choices))));
    }
  }

  private static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }

  private static Query both(Query one, Query other) {
    return Query.of(query -> query.bool(bool -> bool.filter(one, other)));
  }

  private static SortOptions descending(String field) {
    return SortOptions.of(sort ->
        sort.field(by -> {
          by.field(field).order(SortOrder.Desc).unmappedType(FieldType.Long);
          if (field.equals("at")) {
            by.unmappedType(FieldType.DateNanos).format("strict_date_optional_time_nanos");
          }
          return by;
        }));
  }

  private SearchResponse<Void> search(SearchRequest request) {
    for (var attempt = 1; ; attempt++) {
      try {
        var response = elasticsearch.search(request, Void.class);
        if (response.timedOut()) {
          throw Refusal.unavailable(
              "search-too-slow", "The search took too long. Narrow its time range or add a word.");
        }
        return response;
      } catch (ElasticsearchException | IOException failure) {
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

  private static Match match(Hit<Void> hit) {
    var marked = hit.highlight().getOrDefault("text", List.of());
    return new Match(
        UUID.fromString(String.valueOf(hit.id())), marked.isEmpty() ? null : marked.getFirst());
  }

  private static PageCursor cursor(Hit<Void> hit) {
    var sort = hit.sort();
    return new PageCursor(
        sort.get(0).stringValue(), (int) sort.get(1).longValue(), sort.get(2).longValue());
  }

  private static long counted(SearchResponse<Void> response, String name) {
    var counted = response.aggregations().get(name);
    return counted == null ? 0 : counted.filter().docCount();
  }
}
