package org.chancery.archive.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.archive.search.Rebuilds.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Compares new indices with the record store, id by id and place by place, in portions of a
/// partition; goes on where it stopped.
@Component
class RebuildProof {

  private static final int PORTION = 5_000;
  private static final int NAMED = 5;

  private final ElasticsearchClient elasticsearch;
  private final JdbcClient jdbc;
  private final Rebuilds rebuilds;
  private final DisposedRows disposed;

  RebuildProof(
      ElasticsearchClient elasticsearch,
      JdbcClient jdbc,
      Rebuilds rebuilds,
      DisposedRows disposed) {
    this.elasticsearch = elasticsearch;
    this.jdbc = jdbc;
    this.rebuilds = rebuilds;
    this.disposed = disposed;
  }

  /// Compares whatever was sent and not compared yet.
  ///
  /// @return what is different, by place; empty when nothing is
  /// @throws UncheckedIOException when the index does not answer
  Optional<String> difference(IndexSeries series) {
    for (var place : rebuilds.places()) {
      var difference = difference(series, place);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(IndexSeries series, Place place) {
    var from = place.proven();
    while (from < place.position()) {
      var indexed = indexed(series, place.partition(), from, place.position());
      // A full portion says nothing of what is behind its last record.
      var to = indexed.size() < PORTION ? place.position() : indexed.getLast().position();
      // Read after the index: what was disposed of meanwhile is known to be by then.
      var stored = stored(place.partition(), from, to);
      var wrong = compare(place.partition(), indexed, stored);
      if (!wrong.isEmpty()) {
        return Optional.of(
            "partition %d, positions %d to %d: %d records in the store, %d in the new index; %s%s"
                .formatted(
                    place.partition(),
                    from + 1,
                    to,
                    stored.size(),
                    indexed.size(),
                    String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size()))),
                    wrong.size() > NAMED ? "; and " + (wrong.size() - NAMED) + " more" : ""));
      }
      rebuilds.proven(place.partition(), to, stored.size());
      from = to;
    }
    return Optional.empty();
  }

  /// A record at its position.
  private record At(long position, UUID id) {}

  private List<String> compare(int partition, List<At> indexed, Map<Long, UUID> stored) {
    List<String> wrong = new ArrayList<>();
    List<At> surplus = new ArrayList<>();
    var seen = new HashSet<Long>();
    for (var at : indexed) {
      if (!seen.add(at.position())) {
        wrong.add("record %d/%d is there twice".formatted(partition, at.position()));
      } else if (!at.id().equals(stored.get(at.position()))) {
        surplus.add(at);
      }
    }
    var gone = disposed.among(surplus.stream().map(At::id).toList());
    for (var at : surplus) {
      if (!gone.contains(at.id())) {
        wrong.add("record %d/%d is another one".formatted(partition, at.position()));
      }
    }
    stored.forEach((position, _) -> {
      if (!seen.contains(position)) {
        wrong.add("record %d/%d is missing".formatted(partition, position));
      }
    });
    return wrong;
  }

  private List<At> indexed(IndexSeries series, int partition, long from, long to) {
    try {
      List<Hit<Void>> hits =
          elasticsearch
              .search(
                  search ->
                      search
                          .index(series.pattern())
                          .ignoreUnavailable(true)
                          .allowNoIndices(true)
                          .allowPartialSearchResults(false)
                          .trackTotalHits(total -> total.enabled(false))
                          .size(PORTION)
                          .source(source -> source.fetch(false))
                          .sort(sort ->
                              sort.field(field -> field.field("place").order(SortOrder.Asc)))
                          .query(query ->
                              query.range(range ->
                                  range.untyped(place ->
                                      place
                                          .field("place")
                                          .gt(json(IndexedDocument.place(partition, from)))
                                          .lte(json(IndexedDocument.place(partition, to)))))),
                  Void.class)
              .hits()
              .hits();
      return hits.stream()
          .map(hit ->
              new At(
                  place(hit.sort().getFirst()) - IndexedDocument.place(partition, 0),
                  UUID.fromString(Objects.requireNonNull(hit.id()))))
          .toList();
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private static co.elastic.clients.json.JsonData json(long value) {
    return co.elastic.clients.json.JsonData.of(value);
  }

  private static long place(FieldValue sort) {
    return sort.longValue();
  }

  private Map<Long, UUID> stored(int partition, long from, long to) {
    Map<Long, UUID> stored = new TreeMap<>();
    jdbc.sql(
            """
            select position, id from record
            where partition = ? and position > ? and position <= ? order by position
            """)
        .param(partition)
        .param(from)
        .param(to)
        .query((row, _) -> new At(row.getLong("position"), row.getObject("id", UUID.class)))
        .list()
        .forEach(at -> stored.put(at.position(), at.id()));
    return stored;
  }
}
