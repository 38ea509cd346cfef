package org.chancery.archive.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.archive.hold.Facts;
import org.chancery.archive.hold.Family;
import org.chancery.archive.problem.Refusal;

/// The rules that are in force together. Every rule that is for a record counts, and the longest
/// keeps it; the rule for everything counts only where no other does, so that a shorter rule can be
/// made for what no law wants kept.
record RuleSet(List<Rule> rules, Regions regions) {

  private static final int MOST_RULES = 200;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Set<String> KINDS = Set.of("direct", "room");

  RuleSet {
    rules = List.copyOf(rules);
    check(rules, regions);
  }

  /// A rule that is for a family, and when it ends for the last of its records.
  record Duty(Rule rule, Instant end) {}

  /// Every rule that is for a record of the family, the longest first.
  List<Duty> duties(Family family) {
    Map<Rule, Instant> ends = new HashMap<>();
    for (var record : family.records()) {
      for (var rule : of(record)) {
        ends.merge(rule, rule.end(record), (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    var duties = new ArrayList<Duty>();
    ends.forEach((rule, end) -> duties.add(new Duty(rule, end)));
    duties.sort((one, other) ->
        one.end().equals(other.end())
            ? one.rule().id().compareTo(other.rule().id())
            : other.end().compareTo(one.end()));
    return duties;
  }

  /// The latest time a record can have happened at for it to be disposed of now: what is younger is
  /// kept by the shortest rule already.
  Instant youngestExpired(Instant now) {
    return rules.stream()
        .map(rule -> now.atOffset(ZoneOffset.UTC).minus(rule.period()).toInstant())
        .reduce((one, other) -> one.isAfter(other) ? one : other)
        // Months differ in length, so going back and coming forward can differ by days.
        .map(latest -> latest.plus(java.time.Duration.ofDays(3)))
        .orElse(Instant.EPOCH);
  }

  private List<Rule> of(Facts record) {
    var named =
        rules.stream()
            .filter(rule -> !rule.scope().isEverything() && rule.isFor(record, regions))
            .toList();
    return named.isEmpty()
        ? rules.stream().filter(rule -> rule.scope().isEverything()).toList()
        : named;
  }

  private static void check(List<Rule> rules, Regions regions) {
    if (rules.stream().filter(rule -> rule.scope().isEverything()).count() != 1) {
      throw Refusal.invalid(
          "rules",
          "There is not exactly one rule for everything.",
          "Leave the scope of one rule empty: it is for what no other rule is for.");
    }
    if (rules.size() > MOST_RULES) {
      throw Refusal.invalid(
          "rules", "There are more than " + MOST_RULES + " rules.", "Join rules of one period.");
    }
    var ids = new HashSet<String>();
    for (var rule : rules) {
      check(rule, regions);
      if (!ids.add(rule.id())) {
        throw Refusal.invalid("rules", "Two rules have the id " + rule.id() + ".", "Rename one.");
      }
    }
  }

  private static void check(Rule rule, Regions regions) {
    if (!ID.matcher(rule.id()).matches()) {
      throw Refusal.invalid(
          "rules",
          "A rule's id is not a short name.",
          "Use lower-case letters, digits and hyphens, as in mifid-trading.");
    }
    var period = rule.period();
    if (period.isNegative() || period.isZero() || period.toTotalMonths() > 1200) {
      throw Refusal.invalid(
          "rules",
          "The period of rule " + rule.id() + " is not between a day and a hundred years.",
          "Write it as P7Y, P18M or P90D.");
    }
    if (rule.name().isBlank() || rule.basis().isBlank()) {
      throw Refusal.invalid(
          "rules",
          "Rule " + rule.id() + " has no name or no legal basis.",
          "Say what it is for, and by which law or interest records are kept.");
    }
    if (!regions.units().keySet().containsAll(rule.scope().regions())) {
      throw Refusal.invalid(
          "rules",
          "Rule " + rule.id() + " names a region that is not described.",
          "Add the region with its units.");
    }
    if (!KINDS.containsAll(rule.scope().kinds())) {
      throw Refusal.invalid(
          "rules",
          "Rule " + rule.id() + " names a kind of conversation that does not exist.",
          "Use direct or room.");
    }
  }
}
