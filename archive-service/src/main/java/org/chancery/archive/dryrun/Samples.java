package org.chancery.archive.dryrun;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.policy.Finding;
import org.chancery.policy.Verdict;

/// A few of the messages a draft caught or let go, first those that it changes. For one thread.
final class Samples {

  static final int MOST = 20;
  private static final int MOST_OF_A_RULE = 5;

  private final List<Sample> changed = new ArrayList<>();
  private final List<Sample> same = new ArrayList<>();
  private final Map<String, Integer> changedOfRule = new HashMap<>();
  private final Map<String, Integer> sameOfRule = new HashMap<>();

  /// What the draft does to a message that the version in force does not.
  enum Effect {
    CAUGHT,
    RELEASED,
    SAME
  }

  /// A message to look at; its text stays in the record until somebody asks for it.
  ///
  /// @param spans where the draft's rules matched, UTF-16 start and end
  record Sample(
      UUID record, Effect effect, String outcome, List<String> rules, List<List<Integer>> spans) {}

  void offer(UUID record, Effect effect, Verdict deciding) {
    if (deciding.findings().isEmpty()) {
      return;
    }
    boolean differs = effect != Effect.SAME;
    var list = differs ? changed : same;
    var ofRule = differs ? changedOfRule : sameOfRule;
    String rule = deciding.findings().getFirst().rule();
    if (list.size() >= MOST || ofRule.getOrDefault(rule, 0) >= MOST_OF_A_RULE) {
      return;
    }
    ofRule.merge(rule, 1, Integer::sum);
    list.add(
        new Sample(
            record,
            effect,
            deciding.outcome().wireName(),
            deciding.findings().stream().map(Finding::rule).distinct().toList(),
            deciding.findings().stream()
                // Places in a file's name are none in the text that is shown.
                .filter(finding -> finding.part().isEmpty())
                .flatMap(finding -> finding.spans().stream())
                .map(span -> List.of(span.start(), span.end()))
                .distinct()
                .toList()));
  }

  /// Those that change first.
  List<Sample> chosen() {
    var chosen = new ArrayList<>(changed);
    chosen.addAll(same);
    return List.copyOf(chosen.subList(0, Math.min(MOST, chosen.size())));
  }
}
