package org.chancery.archive.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// The indices of one generation, one for each month.
///
/// @param alias the name under which records are searched
/// @param generation 0 for the first
/// @param isSearched whether it is behind the alias
record IndexSeries(String alias, int generation, boolean isSearched) {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

  /// The index of the month an instant lies in.
  String index(Instant at) {
    return prefix() + MONTH.format(at);
  }

  /// All of the generation's indices.
  String pattern() {
    return prefix() + "*";
  }

  /// Whether an index is one of this generation.
  boolean has(String index) {
    return Pattern.matches(Pattern.quote(prefix()) + "\\d{4}-\\d{2}", index);
  }

  private String prefix() {
    return generation == 0 ? alias + "-" : alias + "-r" + generation + "-";
  }
}
