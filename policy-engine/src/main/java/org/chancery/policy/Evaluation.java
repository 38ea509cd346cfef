package org.chancery.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.policy.match.Budget;
import org.chancery.policy.text.FoldedText;

/// Tells which conditions hold of one submission. For one thread.
final class Evaluation {
  // Of each part; every place is held against every other.
  private static final int MOST_NEAR = 200;

  private final Plan plan;
  private final Context context;
  private final TextFindings findings;
  private final Budget budget;
  private final Map<Windows.Shape, Windows> windows = new HashMap<>();

  Evaluation(Plan plan, Context context, TextFindings findings, Budget budget) {
    this.plan = plan;
    this.context = context;
    this.findings = findings;
    this.budget = budget;
  }

  /// What is known of a rule's conditions together.
  Result of(CompiledRule rule) {
    Result when = of(rule.when());
    if (when.state() == Result.State.MISSED || rule.unless().isEmpty()) {
      return when;
    }
    return switch (of(rule.unless().get()).state()) {
      case HELD -> Result.MISSED;
      case MISSED -> when;
      case UNDECIDED -> Result.UNDECIDED;
    };
  }

  Result of(Node node) {
    return switch (node.condition()) {
      case Condition.Lexicon _, Condition.Regex _, Condition.Detect _, Condition.Link _ ->
          findings.of(node.leaf());
      case Condition.Near near -> near(node, near);
      case Condition.AtLeast atLeast -> atLeast(node, atLeast);
      case Condition.All _ -> all(node.parts());
      case Condition.Any _ -> any(node.parts());
      case Condition.Not _ -> of(node.part()).negated();
      case Condition.File file -> Result.of(Attachments.anyIs(file, context.attachments()));
      case Condition.Burst burst -> Result.of(spreads(burst));
      case Condition.Language(Set<String> languages) ->
          findings.isUnread()
              ? Result.UNDECIDED
              : Result.of(languages.contains(Detection.language(findings.folded())));
      case Condition.Barrier(List<Set<String>> between) -> Result.of(crosses(between));
      case Condition.Window window -> window(node, window);
      case Condition.Always _ -> Result.HELD;
    };
  }

  private Result all(List<Node> parts) {
    var places = new ArrayList<Occurrence>();
    boolean undecided = false;
    for (Node part : parts) {
      Result result = of(part);
      if (result.state() == Result.State.MISSED) {
        return Result.MISSED;
      }
      undecided |= result.state() == Result.State.UNDECIDED;
      places.addAll(result.places());
    }
    return undecided ? Result.UNDECIDED : Result.held(places);
  }

  private Result any(List<Node> parts) {
    var places = new ArrayList<Occurrence>();
    boolean held = false;
    boolean undecided = false;
    for (Node part : parts) {
      Result result = of(part);
      held |= result.isHeld();
      undecided |= result.state() == Result.State.UNDECIDED;
      places.addAll(result.places());
    }
    return held ? Result.held(places) : undecided ? Result.UNDECIDED : Result.MISSED;
  }

  private Result near(Node node, Condition.Near near) {
    var parts = new ArrayList<List<Occurrence>>();
    boolean undecided = false;
    for (Node part : node.parts()) {
      Result result = of(part);
      if (result.state() == Result.State.MISSED) {
        return Result.MISSED;
      }
      undecided |= result.state() == Result.State.UNDECIDED;
      parts.add(result.places().stream().limit(MOST_NEAR).toList());
    }
    if (undecided) {
      return Result.UNDECIDED;
    }
    List<Occurrence> together =
        new Nearness(findings.text(), near.within()).groups(parts, near.ordered());
    return together.isEmpty() ? missed(node) : Result.held(together);
  }

  private Result atLeast(Node node, Condition.AtLeast atLeast) {
    Result result = of(node.part());
    if (!result.isHeld()) {
      return result;
    }
    var different = new LinkedHashSet<Object>();
    for (Occurrence place : result.places()) {
      different.add(
          atLeast.distinct()
              ? FoldedText.of(findings.text().substring(place.start(), place.end())).text()
              : place.span());
    }
    return different.size() >= atLeast.count() ? result : missed(node);
  }

  /// What is known where the places do not suffice: nothing, if there may be more of them.
  private Result missed(Node node) {
    return findings.mayHaveMore(node) ? Result.UNDECIDED : Result.MISSED;
  }

  private boolean spreads(Condition.Burst burst) {
    List<String> fingerprints =
        switch (burst.same()) {
          case TEXT -> Fingerprints.ofText(findings.folded()).stream().toList();
          case LINK -> Fingerprints.ofLinks(findings.linkTargets());
        };
    Traffic traffic = context.traffic();
    return fingerprints.stream()
        .anyMatch(it ->
            traffic.peopleReached(it, burst.within()) >= burst.people()
                && traffic.senders(it, burst.within()) >= burst.senders());
  }

  private boolean crosses(List<Set<String>> between) {
    String unit = context.sender().unit();
    for (Set<String> side : between) {
      if (side.contains(unit)) {
        for (Set<String> other : between) {
          if (!other.contains(unit) && !Collections.disjoint(other, context.audience().units())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Result window(Node node, Condition.Window window) {
    Result alone = of(node.part());
    if (alone.isHeld() || context.recent().isEmpty()) {
      return alone;
    }
    boolean undecided = alone.state() == Result.State.UNDECIDED;
    var joined =
        windows.computeIfAbsent(
            Windows.Shape.of(window),
            it -> Windows.of(plan, it, context, findings.folded(), budget));
    undecided |= !joined.complete();
    for (Windows.Joined text : joined.texts()) {
      Result result = new Evaluation(plan, context, text.findings(), budget).of(node.part());
      undecided |= result.state() == Result.State.UNDECIDED;
      if (result.isHeld() && (result.places().isEmpty() || text.reachesLast(result.places()))) {
        return Result.held(text.inLast(result.places()));
      }
    }
    return undecided ? Result.UNDECIDED : Result.MISSED;
  }
}
