package org.chancery.messaging.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The member `history` of a record, written and read.
final class HistoryJson {

  private HistoryJson() {}

  static void write(CanonicalJson json, HistoryAct act) {
    json.raw(",\"history\":{");
    switch (act) {
      case HistoryAct.Proposed(int version, HistoryAct.Days days, MessageText reason) -> {
        days(json, days);
        json.raw(",\"reason\":").string(reason.value());
        json.raw(",\"version\":").number(version);
      }
      case HistoryAct.Decided(int version, HistoryAct.Days days, boolean approved) -> {
        days(json, days);
        json.raw(",\"decision\":\"").raw(approved ? "approved" : "rejected");
        json.raw("\",\"version\":").number(version);
      }
      case HistoryAct.Removed removed -> removed(json, removed);
    }
    json.raw("}");
  }

  private static void days(CanonicalJson json, HistoryAct.Days days) {
    json.raw("\"days\":{");
    Integer direct = days.direct();
    Integer room = days.room();
    if (direct != null) {
      json.raw("\"direct\":").number(direct);
    }
    if (room != null) {
      json.raw(direct == null ? "\"room\":" : ",\"room\":").number(room);
    }
    json.raw("}");
  }

  private static void removed(CanonicalJson json, HistoryAct.Removed removed) {
    json.raw("\"before\":\"").raw(RecordWriter.time(removed.before()));
    json.raw("\",\"kind\":\"").raw(removed.kind().wire()).raw("\",\"ranges\":");
    String separator = "[";
    for (HistoryAct.Range range : removed.ranges()) {
      json.raw(separator).raw("{\"count\":").number(range.count());
      json.raw(",\"first\":").number(range.first());
      json.raw(",\"last\":").number(range.last());
      json.raw(",\"partition\":").number(range.partition()).raw("}");
      separator = ",";
    }
    json.raw("],\"version\":").number(removed.version());
  }

  static HistoryAct read(String type, JsonNode history) {
    int version = history.path("version").asInt();
    return switch (type) {
      case "history.proposed" ->
          new HistoryAct.Proposed(
              version,
              days(history.path("days")),
              new MessageText(history.path("reason").asString()));
      case "history.decided" ->
          new HistoryAct.Decided(
              version,
              days(history.path("days")),
              history.path("decision").asString().equals("approved"));
      case "history.removed" ->
          new HistoryAct.Removed(
              version,
              ConversationRef.Kind.ofWire(history.path("kind").asString()),
              Instant.parse(history.path("before").asString()),
              history.path("ranges").valueStream().map(HistoryJson::range).toList());
      case String other -> throw new IllegalArgumentException("No act of history " + other);
    };
  }

  private static HistoryAct.Days days(JsonNode days) {
    return new HistoryAct.Days(number(days, "direct"), number(days, "room"));
  }

  private static @Nullable Integer number(JsonNode days, String kind) {
    return days.has(kind) ? days.path(kind).asInt() : null;
  }

  private static HistoryAct.Range range(JsonNode range) {
    return new HistoryAct.Range(
        range.path("partition").asInt(),
        range.path("count").asInt(),
        range.path("first").asLong(),
        range.path("last").asLong());
  }
}
