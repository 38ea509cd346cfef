package org.chancery.archive.dryrun;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a dry run is, and what it has counted so far. Figures only, no content.
///
/// @param done messages judged
/// @param total messages to judge
/// @param since the moment the run goes back to
/// @param draft what the draft would have done
/// @param live what the version in force would have done, judged anew
/// @param change how the two differ
/// @param notes what the record does not know, so that the figures may differ from real life
/// @param failure why it ended early, for people
record DryRunReport(
    UUID id,
    String policy,
    State state,
    long done,
    long total,
    Instant since,
    Figures draft,
    Figures live,
    Change change,
    List<String> notes,
    @Nullable String failure) {

  /// How a run stands.
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /// Counts of one version of the policy.
  ///
  /// @param messages messages by outcome, such as `block`
  /// @param aDay messages a day by outcome, over the days that hold messages
  /// @param rules each rule that matched, most hits first
  record Figures(Map<String, Long> messages, Map<String, Double> aDay, List<RuleFigures> rules) {}

  /// What one rule did.
  ///
  /// @param byUnit hits by the sender's unit; empty text for nobody's
  /// @param byDay hits by day, `2026-11-23`, in UTC
  record RuleFigures(
      String rule, String outcome, long hits, Map<String, Long> byUnit, Map<String, Long> byDay) {}

  /// How the draft differs from the version in force.
  ///
  /// @param caught messages with another outcome than allow under the draft only
  /// @param released messages with another outcome than allow under the version in force only
  /// @param both messages with another outcome than allow under both
  record Change(long caught, long released, long both) {}
}
