package org.chancery.archive.access;

import java.util.List;
import java.util.Set;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// One read of the archive: what was done, why, to what, and how much it showed.
///
/// @param action `search`, `search-facets`, `search-charts`, `term-report`, `open`, `conversation`,
///   `download`, `dry-run-samples`, `result-set` or `result-set-comparison`, which need a purpose;
///   `lookup`, `suggest`, `access-log`, `saved-searches`, `dry-run`, `matters`, `holds` and other
///   lists
/// @param purpose what the officer gave as the reason
/// @param subject the query or the id that was read
/// @param results how many records or names the answer holds
/// @param shown whom the records are about whose words the answer holds
public record Reading(
    String action, @Nullable String purpose, String subject, long results, List<Shown> shown) {

  private static final int LONGEST_PURPOSE = 500;
  private static final Set<String> OF_WHAT_WAS_WRITTEN =
      Set.of(
          "search",
          "search-facets",
          "search-charts",
          "term-report",
          "open",
          "conversation",
          "download",
          "dry-run-samples",
          "result-set",
          "result-set-comparison");

  /// A read that shows no words of anybody, or not yet.
  public Reading(String action, @Nullable String purpose, String subject, long results) {
    this(action, purpose, subject, results, List.of());
  }

  /// The same read, which shows these records.
  public Reading showing(List<Shown> records) {
    return new Reading(action, purpose, subject, results, records);
  }

  /// Refuses a purpose nobody will read.
  public Reading {
    shown = List.copyOf(shown);
    if (purpose != null && purpose.length() > LONGEST_PURPOSE) {
      throw Refusal.invalid(
          "purpose",
          "The purpose is longer than " + LONGEST_PURPOSE + " characters.",
          "Give the reason in one or two sentences.");
    }
  }

  /// Whether it may show what somebody wrote, or who wrote it to whom, which nobody reads without
  /// saying why.
  boolean needsPurpose() {
    return OF_WHAT_WAS_WRITTEN.contains(action);
  }

  /// The type of the record this read becomes.
  OwnType type() {
    return switch (action) {
      case "search", "search-facets", "search-charts", "term-report", "result-set-comparison" ->
          OwnType.ACCESS_SEARCHED;
      case "open", "conversation", "download", "dry-run-samples", "result-set" ->
          OwnType.ACCESS_OPENED;
      default -> OwnType.ACCESS_LISTED;
    };
  }
}
