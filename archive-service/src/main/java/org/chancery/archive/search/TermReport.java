package org.chancery.archive.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.query.QueryPrinter;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.record.JournalRecord.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How many records each of several terms finds, in all and of each custodian: what parties agree
/// on search terms by.
@Component
class TermReport {

  private static final int MOST_CUSTODIANS = 100;

  private final IndexReader index;
  private final RecordSearch search;
  private final People people;

  TermReport(IndexReader index, RecordSearch search, People people) {
    this.index = index;
    this.search = search;
    this.people = people;
  }

  /// A term and what it finds.
  ///
  /// @param term as it was written
  /// @param understood in the query language, with every parenthesis
  /// @param hits records it finds
  /// @param unique records that none of the other terms finds
  /// @param custodians hits of each custodian of the report, in their order
  record Line(String term, String understood, long hits, long unique, List<Long> custodians) {}

  /// Somebody whose records are counted, as the author.
  ///
  /// @param records how many of theirs are in the scope
  /// @param hits how many of those any of the terms finds
  record Custodian(UUID id, String username, String name, long records, long hits) {}

  /// The whole report.
  ///
  /// @param scope how many records were looked at
  /// @param hits how many any of the terms finds
  record Report(long scope, long hits, List<Custodian> custodians, List<Line> lines) {}

  /// Counts.
  ///
  /// @param scope which records are looked at
  /// @param terms each as written, with its meaning
  /// @param named ids of the custodians; empty for those who wrote most of the scope
  Report of(SearchCriteria scope, Map<String, RecordQuery> terms, List<UUID> named) {
    var compiler = search.compiler();
    var queries = terms.values().stream().map(compiler::compile).toList();
    var any = any(queries);
    var response =
        index.search(request -> {
          request
              .size(0)
              .query(search.query(scope))
              .trackTotalHits(track -> track.enabled(true))
              .aggregations("authors", authors(named))
              .aggregations(
                  "any",
                  Aggregation.of(a -> a.filter(any).aggregations("authors", authors(named))));
          for (var i = 0; i < queries.size(); i++) {
            var query = queries.get(i);
            var alone = alone(queries, i);
            request
                .aggregations(
                    "term" + i,
                    Aggregation.of(a -> a.filter(query).aggregations("authors", authors(named))))
                .aggregations("alone" + i, Aggregation.of(a -> a.filter(alone)));
          }
          return request;
        });
    var counted = response.aggregations();
    var records = byAuthor(counted.get("authors"));
    var hits = byAuthor(inner(counted.get("any")));
    var ids = named.isEmpty() ? List.copyOf(records.keySet()) : named;
    List<Custodian> custodians = new ArrayList<>();
    for (var id : ids) {
      Person person = people.of(id.toString());
      custodians.add(
          new Custodian(
              id,
              person.username(),
              person.name(),
              records.getOrDefault(id, 0L),
              hits.getOrDefault(id, 0L)));
    }
    List<Line> lines = new ArrayList<>();
    for (var term : terms.entrySet()) {
      var i = lines.size();
      var authors = byAuthor(inner(counted.get("term" + i)));
      lines.add(
          new Line(
              term.getKey(),
              QueryPrinter.print(term.getValue()),
              count(counted.get("term" + i)),
              count(counted.get("alone" + i)),
              ids.stream().map(id -> authors.getOrDefault(id, 0L)).toList()));
    }
    var total = response.hits().total();
    return new Report(
        total == null ? 0 : total.value(), count(counted.get("any")), custodians, lines);
  }

  private static Query any(List<Query> queries) {
    return Query.of(q -> q.bool(bool -> bool.should(queries).minimumShouldMatch("1")));
  }

  private static Query alone(List<Query> queries, int place) {
    var others = new ArrayList<>(queries);
    var query = others.remove(place);
    return Query.of(q -> q.bool(bool -> bool.filter(query).mustNot(others)));
  }

  private static Aggregation authors(List<UUID> named) {
    return Aggregation.of(a ->
        a.terms(terms -> {
          terms.field("actor").size(named.isEmpty() ? MOST_CUSTODIANS : named.size());
          return named.isEmpty()
              ? terms
              : terms.include(
                  include -> include.terms(named.stream().map(UUID::toString).toList()));
        }));
  }

  private static Map<UUID, Long> byAuthor(@Nullable Aggregate authors) {
    Map<UUID, Long> counts = new LinkedHashMap<>();
    if (authors != null && authors.isSterms()) {
      for (var bucket : authors.sterms().buckets().array()) {
        counts.put(UUID.fromString(bucket.key().stringValue()), bucket.docCount());
      }
    }
    return counts;
  }

  private static @Nullable Aggregate inner(@Nullable Aggregate filtered) {
    return filtered == null ? null : filtered.filter().aggregations().get("authors");
  }

  private static long count(@Nullable Aggregate filtered) {
    return filtered == null ? 0 : filtered.filter().docCount();
  }
}
