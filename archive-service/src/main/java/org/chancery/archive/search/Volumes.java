package org.chancery.archive.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How many records match over time, in columns as wide as the time they span asks for.
@Component
class Volumes {

  private final IndexReader index;
  private final RecordSearch search;

  Volumes(IndexReader index, RecordSearch search) {
    this.index = index;
    this.search = search;
  }

  /// A stretch of time and how many matches fall in it.
  ///
  /// @param from its beginning, an instant
  record Column(String from, long count) {}

  /// How often things were said over time.
  ///
  /// @param interval of a column: `hour`, `day`, `week`, `month` or `year`
  record Volume(String interval, List<Column> columns) {}

  /// How wide columns should be, so that there are at most some 130 of them.
  CalendarInterval width(SearchCriteria criteria) {
    var response =
        index.search(request ->
            request
                .size(0)
                .query(search.query(criteria))
                .trackTotalHits(track -> track.enabled(false))
                .aggregations("first", first -> first.min(min -> min.field("at")))
                .aggregations("last", last -> last.max(max -> max.field("at"))));
    var first = response.aggregations().get("first");
    var last = response.aggregations().get("last");
    if (first == null || last == null) {
      return CalendarInterval.Day;
    }
    var from = first.min().value();
    var to = last.max().value();
    return !Double.isFinite(from) || !Double.isFinite(to)
        ? CalendarInterval.Day
        : width(Duration.ofMillis((long) (to - from)));
  }

  static CalendarInterval width(Duration span) {
    var days = span.toDays();
    if (days < 4) {
      return CalendarInterval.Hour;
    }
    if (days < 120) {
      return CalendarInterval.Day;
    }
    if (days < 800) {
      return CalendarInterval.Week;
    }
    return days < 3_700 ? CalendarInterval.Month : CalendarInterval.Year;
  }

  static Aggregation columns(CalendarInterval width, ZoneId zone) {
    return Aggregation.of(volume ->
        volume.dateHistogram(columns ->
            columns
                .field("at")
                .calendarInterval(width)
                .minDocCount(0)
                .timeZone(zone.getId().equals("Z") ? "UTC" : zone.getId())));
  }

  static Volume of(CalendarInterval width, @Nullable Aggregate counted) {
    var interval = width.jsonValue().toLowerCase(Locale.ROOT);
    return counted == null
        ? new Volume(interval, List.of())
        : new Volume(
            interval,
            counted.dateHistogram().buckets().array().stream()
                .map(column ->
                    new Column(Instant.ofEpochMilli(column.key()).toString(), column.docCount()))
                .toList());
  }
}
