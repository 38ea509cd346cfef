package org.chancery.archive.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts what matches a search: by person, conversation, unit and so on, over time, by hour of the
/// week, and who wrote to whom.
@Component
class Facets {

  private static final int MOST_VALUES = 12;
  private static final int MOST_SENDERS = 30;
  private static final int MOST_PARTNERS = 15;
  private static final int HOURS = 168;
  private static final Map<String, String> COUNTED =
      Map.of(
          "from", "actor",
          "in", "conversation",
          "unit", "unit",
          "outcome", "outcome",
          "policy", "policies",
          "type", "type");

  private final IndexReader index;
  private final RecordSearch search;
  private final People people;
  private final Rooms rooms;
  private final Volumes volumes;

  Facets(IndexReader index, RecordSearch search, People people, Rooms rooms, Volumes volumes) {
    this.index = index;
    this.search = search;
    this.people = people;
    this.rooms = rooms;
    this.volumes = volumes;
  }

  /// One value and how many matches have it.
  ///
  /// @param value to narrow the search by
  /// @param name to show; absent where the value is its own name, or a conversation has none
  record Value(String value, @Nullable String name, long count) {}

  /// Counts by each field a search can be narrowed by; of each the most frequent values.
  ///
  /// @param others of each field, matches with values not listed
  record FacetsResponse(
      long total,
      Map<String, List<Value>> values,
      Map<String, Long> others,
      Volumes.Volume volume) {}

  /// Somebody in a graph of who wrote to whom.
  record Node(UUID id, String name, @Nullable String unit, long sent) {}

  /// How many matches one person wrote that another could see.
  record Edge(UUID from, UUID to, long count) {}

  /// Who wrote to whom, and when in the week.
  ///
  /// @param people those who wrote most, and to whom
  /// @param leftOut how many more people wrote something that matches
  /// @param hours 168 counts in UTC, from Monday at midnight
  record ChartsResponse(
      long total,
      Volumes.Volume volume,
      List<Node> people,
      List<Edge> edges,
      long leftOut,
      List<Long> hours) {}

  FacetsResponse facets(SearchCriteria criteria, ZoneId zone) {
    var width = volumes.width(criteria);
    var response =
        index.search(request -> {
          request
              .size(0)
              .query(search.query(criteria))
              .trackTotalHits(track -> track.enabled(true))
              .aggregations("volume", Volumes.columns(width, zone));
          COUNTED.forEach((name, field) ->
              request.aggregations(
                  name, counts -> counts.terms(terms -> terms.field(field).size(MOST_VALUES))));
          return request;
        });
    Map<String, List<Value>> values = new TreeMap<>();
    Map<String, Long> others = new TreeMap<>();
    for (var name : COUNTED.keySet()) {
      var terms = terms(response.aggregations().get(name));
      values.put(name, terms.stream().map(bucket -> value(name, bucket)).toList());
      others.put(name, rest(response.aggregations().get(name)));
    }
    var total = response.hits().total();
    return new FacetsResponse(
        total == null ? 0 : total.value(),
        values,
        others,
        Volumes.of(width, response.aggregations().get("volume")));
  }

  ChartsResponse charts(SearchCriteria criteria, ZoneId zone) {
    var width = volumes.width(criteria);
    var response =
        index.search(request ->
            request
                .size(0)
                .query(search.query(criteria))
                .trackTotalHits(track -> track.enabled(true))
                .aggregations("volume", Volumes.columns(width, zone))
                .aggregations(
                    "hours", hours -> hours.terms(terms -> terms.field("hour").size(HOURS)))
                .aggregations(
                    "senders",
                    senders ->
                        senders
                            .terms(terms -> terms.field("actor").size(MOST_SENDERS))
                            .aggregations(
                                "partners",
                                partners ->
                                    partners.terms(
                                        terms -> terms.field("partners").size(MOST_PARTNERS))))
                .aggregations("everybody", all -> all.cardinality(count -> count.field("actor"))));
    var senders = terms(response.aggregations().get("senders"));
    Map<UUID, Node> nodes = new LinkedHashMap<>();
    List<Edge> edges = new ArrayList<>();
    for (var sender : senders) {
      var from = UUID.fromString(sender.key().stringValue());
      nodes.put(from, node(from, sender.docCount()));
    }
    for (var sender : senders) {
      var from = UUID.fromString(sender.key().stringValue());
      for (var partner : terms(sender.aggregations().get("partners"))) {
        var to = UUID.fromString(partner.key().stringValue());
        nodes.computeIfAbsent(to, id -> node(id, 0));
        edges.add(new Edge(from, to, partner.docCount()));
      }
    }
    var everybody = response.aggregations().get("everybody");
    var writers = everybody == null ? 0 : everybody.cardinality().value();
    var total = response.hits().total();
    return new ChartsResponse(
        total == null ? 0 : total.value(),
        Volumes.of(width, response.aggregations().get("volume")),
        List.copyOf(nodes.values()),
        edges,
        Math.max(0, writers - senders.size()),
        hours(terms(response.aggregations().get("hours"))));
  }

  private Node node(UUID id, long sent) {
    var person = people.of(id.toString());
    return new Node(id, person.name(), person.unit(), sent);
  }

  private static List<Long> hours(List<StringTermsBucket> buckets) {
    var counts = new Long[HOURS];
    Arrays.fill(counts, 0L);
    for (var bucket : buckets) {
      counts[Integer.parseInt(bucket.key().stringValue())] = bucket.docCount();
    }
    return List.of(counts);
  }

  private Value value(String field, StringTermsBucket bucket) {
    var value = bucket.key().stringValue();
    var name =
        switch (field) {
          case "from" -> people.of(value).name();
          case "in" -> rooms.name(value);
          default -> null;
        };
    var narrowed = field.equals("from") ? people.of(value).username() : value;
    return new Value(narrowed, name, bucket.docCount());
  }

  private static List<StringTermsBucket> terms(@Nullable Aggregate counted) {
    return counted == null || !counted.isSterms() ? List.of() : counted.sterms().buckets().array();
  }

  private static long rest(@Nullable Aggregate counted) {
    if (counted == null || !counted.isSterms()) {
      return 0;
    }
    var rest = counted.sterms().sumOtherDocCount();
    return rest == null ? 0 : rest;
  }
}
