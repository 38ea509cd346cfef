package org.chancery.archive.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.access.Sight;
import org.chancery.archive.access.Sights;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The reading side of the index: which records match. What they say is read from the record store.
@Component
class RecordSearch {

  private final IndexReader index;
  private final People people;
  private final Sights sights;

  RecordSearch(IndexReader index, People people, Sights sights) {
    this.index = index;
    this.people = people;
    this.sights = sights;
  }

  /// In which order matches are shown.
  enum Order {
    NEWEST,
    OLDEST
  }

  /// A page of matches.
  ///
  /// @param ids of the records, in order
  /// @param total how many match in all
  /// @param next where the next page begins; absent on the last
  record Page(List<UUID> ids, long total, @Nullable PageCursor next) {
    Page {
      ids = List.copyOf(ids);
    }
  }

  /// Finds a page of matches.
  ///
  /// @param criteria bounded by the positions the first page reached
  /// @throws Refusal when the index is away or takes too long; never a part of the answer
  Page find(SearchCriteria criteria, Order order, @Nullable PageCursor after, int limit) {
    var direction = order == Order.NEWEST ? SortOrder.Desc : SortOrder.Asc;
    var response =
        index.search(request -> {
          request
              .size(limit)
              .query(query(criteria))
              .sort(by("at", direction), by("place", direction))
              .trackTotalHits(track -> track.enabled(after == null));
          return after == null
              ? request
              : request.searchAfter(FieldValue.of(after.at()), FieldValue.of(after.place()));
        });
    var hits = response.hits().hits();
    var total = after == null ? total(response) : after.total();
    return new Page(
        hits.stream().map(RecordSearch::id).toList(),
        total,
        hits.size() < limit ? null : cursor(hits.getLast(), total, criteria.upTo()));
  }

  /// How many records match of what is in sight, for somebody who is not asking now.
  long count(SearchCriteria criteria, Sight sight) {
    return total(
        index.search(request ->
            request
                .size(0)
                .query(all(asked(criteria, sight), SightFilter.of(sight)))
                .trackTotalHits(track -> track.enabled(true))));
  }

  /// How many records of direct conversations would match as well, if they were in sight; none for
  /// who sees only what was opened to them, and is told of nothing else.
  long leftOut(SearchCriteria criteria) {
    var sight = sights.now();
    return sight.extent() != Sight.Extent.ROOMS
        ? 0
        : total(
            index.search(request ->
                request
                    .size(0)
                    .query(all(asked(criteria, sight), SightFilter.leftOut(sight)))
                    .trackTotalHits(track -> track.enabled(true))));
  }

  /// How many records would match as well if the officer said why they read what is restricted;
  /// none for who sees only what was opened to them.
  long keptBack(SearchCriteria criteria) {
    var sight = sights.now();
    return sight.isNarrowed() || sight.readsRestricted() || sight.restricted().isEmpty()
        ? 0
        : total(
            index.search(request ->
                request
                    .size(0)
                    .query(all(asked(criteria, sight), SightFilter.keptBack(sight)))
                    .trackTotalHits(track -> track.enabled(true))));
  }

  /// Which of these records a search would find now.
  Set<UUID> searchable(Collection<UUID> ids) {
    var values = ids.stream().map(UUID::toString).toList();
    var response =
        index.search(request ->
            request.size(values.size()).query(query -> query.ids(byId -> byId.values(values))));
    return response.hits().hits().stream()
        .map(RecordSearch::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// How many records a search can find, by outcome and type.
  IndexCounts counts() {
    var response =
        index.search(request ->
            request
                .size(0)
                .trackTotalHits(track -> track.enabled(true))
                .aggregations("posted", count -> count.filter(term("type", "message.posted")))
                .aggregations("blocked", count -> count.filter(term("type", "message.blocked")))
                .aggregations(
                    "alerted",
                    count ->
                        count.filter(
                            all(term("type", "message.posted"), term("outcome", "alerted")))));
    return new IndexCounts(
        total(response),
        counted(response, "posted"),
        counted(response, "blocked"),
        counted(response, "alerted"));
  }

  /// The one place where a question becomes what is asked of the index, for lists, counts, facets,
  /// charts and reports alike: what matches, of what the reader may see.
  Query query(SearchCriteria criteria) {
    var sight = sights.now();
    return all(asked(criteria, sight), SightFilter.of(sight));
  }

  /// Compiles terms as questions are.
  QueryCompiler compiler() {
    return compiler(sights.now());
  }

  private QueryCompiler compiler(Sight sight) {
    return new QueryCompiler(people::named, SightFilter.restricted(sight));
  }

  private Query asked(SearchCriteria criteria, Sight sight) {
    var all = new BoolQuery.Builder().filter(compiler(sight).compile(criteria.query()));
    for (var partition = 0; partition < criteria.upTo().size(); partition++) {
      // Said as what is left out: the records that arrived since are few, those before are not.
      all.mustNot(
          places(
              IndexedDocument.place(partition, criteria.upTo().get(partition) + 1),
              IndexedDocument.place(partition + 1, 0)));
    }
    if (!criteria.after().isEmpty()) {
      var behind = new BoolQuery.Builder();
      for (var partition = 0; partition < criteria.after().size(); partition++) {
        behind.should(
            places(
                IndexedDocument.place(partition, criteria.after().get(partition) + 1),
                IndexedDocument.place(partition + 1, 0)));
      }
      all.filter(new Query(behind.minimumShouldMatch("1").build()));
    }
    return new Query(all.build());
  }

  private static Query places(long from, long to) {
    return Query.of(query ->
        query.range(range ->
            range.untyped(place ->
                place
                    .field("place")
                    .gte(co.elastic.clients.json.JsonData.of(from))
                    .lt(co.elastic.clients.json.JsonData.of(to)))));
  }

  private static Query term(String field, String value) {
    return Query.of(query -> query.term(term -> term.field(field).value(value)));
  }

  private static Query all(Query one, Query other) {
    return Query.of(query -> query.bool(bool -> bool.filter(one, other)));
  }

  private static SortOptions by(String field, SortOrder direction) {
    return SortOptions.of(sort ->
        sort.field(by -> {
          by.field(field).order(direction).unmappedType(FieldType.Long);
          if (field.equals("at")) {
            by.unmappedType(FieldType.DateNanos).format("strict_date_optional_time_nanos");
          }
          return by;
        }));
  }

  private static UUID id(Hit<Void> hit) {
    return UUID.fromString(String.valueOf(hit.id()));
  }

  private static PageCursor cursor(Hit<Void> hit, long total, List<Long> reached) {
    var sort = hit.sort();
    return new PageCursor(sort.get(0).stringValue(), sort.get(1).longValue(), total, reached);
  }

  private static long total(SearchResponse<Void> response) {
    var total = response.hits().total();
    return total == null ? 0 : total.value();
  }

  private static long counted(SearchResponse<Void> response, String name) {
    var counted = response.aggregations().get(name);
    return counted == null ? 0 : counted.filter().docCount();
  }
}
