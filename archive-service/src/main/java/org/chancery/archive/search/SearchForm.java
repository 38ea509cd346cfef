package org.chancery.archive.search;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.RecordQuery;
import org.jspecify.annotations.Nullable;

/// The query parameters of a search as they came, and their meaning.
///
/// @param q in the query language
/// @param phrase words that must stand together, without quotes
/// @param from id, username or name of who did it, or to whom it was done
/// @param to id, username or name of who else could see it
/// @param in id or name of the conversation
/// @param unit of who did it
/// @param after day, month, year or time, inclusive
/// @param before day, month, year or time, exclusive
/// @param outcome comma separated: allowed, alerted, redacted, warned, held, blocked
/// @param policy id of a policy with findings
/// @param type comma separated record types
/// @param has comma separated: attachment, finding, link
/// @param zone in which days begin, as in `Europe/Paris`; UTC if absent
record SearchForm(
    @Nullable String q,
    @Nullable String phrase,
    @Nullable String from,
    @Nullable String to,
    @Nullable String in,
    @Nullable String unit,
    @Nullable String after,
    @Nullable String before,
    @Nullable String outcome,
    @Nullable String policy,
    @Nullable String type,
    @Nullable String has,
    @Nullable String zone) {

  /// Understands the parameters.
  ///
  /// @throws Refusal naming the first parameter that makes no sense, and the cure
  RecordQuery query() {
    List<RecordQuery> parts = new ArrayList<>();
    parts.add(QueryParser.parse(q == null ? "" : q, zoneId()));
    if (phrase != null && !phrase.isBlank()) {
      parts.add(within("phrase", '"' + phrase.replace("\"", " ") + '"'));
    }
    add(parts, "from", from);
    add(parts, "to", to);
    add(parts, "in", in);
    add(parts, "unit", unit);
    add(parts, "after", after);
    add(parts, "before", before);
    refuseTimeThatEndsBeforeItBegins(parts);
    add(parts, "outcome", outcome);
    add(parts, "policy", policy);
    add(parts, "type", type);
    add(parts, "has", has);
    return RecordQuery.and(parts);
  }

  /// In which days begin.
  ZoneId zoneId() {
    if (zone == null || zone.isBlank()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw Refusal.invalid(
          "zone", "There is no time zone of this name.", "Write it as in Europe/Paris, or UTC.");
    }
  }

  /// The parameters in one line, for the access log.
  String description() {
    var given = new StringBuilder();
    append(given, "q", q);
    append(given, "phrase", phrase);
    append(given, "from", from);
    append(given, "to", to);
    append(given, "in", in);
    append(given, "unit", unit);
    append(given, "after", after);
    append(given, "before", before);
    append(given, "outcome", outcome);
    append(given, "policy", policy);
    append(given, "type", type);
    append(given, "has", has);
    return given.isEmpty() ? "everything" : given.toString();
  }

  @Override
  public String toString() {
    return "SearchForm[]";
  }

  private void add(List<RecordQuery> parts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      parts.add(within(name, name + ":\"" + value.replace("\"", " ") + '"'));
    }
  }

  private static void refuseTimeThatEndsBeforeItBegins(List<RecordQuery> parts) {
    if (parts.size() >= 2
        && parts.get(parts.size() - 2) instanceof RecordQuery.Since(var earliest)
        && parts.getLast() instanceof RecordQuery.Until(var latest)
        && !earliest.isBefore(latest)) {
      throw Refusal.invalid(
          "before",
          "The search ends before it begins.",
          "Choose a before that is later than after.");
    }
  }

  /// Reads a parameter as if it stood in the query, but says which parameter is wrong.
  private RecordQuery within(String name, String text) {
    try {
      return QueryParser.parse(text, zoneId());
    } catch (Refusal wrong) {
      throw wrong.about(name.toLowerCase(Locale.ROOT));
    }
  }

  private static void append(StringBuilder given, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      given.append(given.isEmpty() ? "" : " ").append(name).append('=').append(value);
    }
  }
}
