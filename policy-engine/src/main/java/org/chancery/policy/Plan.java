package org.chancery.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chancery.policy.match.TermAutomaton;

/// How a set of rules is judged: what is looked for in the text, and which rules to look at when it
/// is found. Immutable.
final class Plan {
  private final List<CompiledRule> rules;
  private final TermAutomaton automaton;
  private final Leaves.TermUse[] uses;
  private final Condition[] leaves;
  private final int[][] rulesOf;
  private final int[] silentRules;
  private final int[] links;
  private final int[] detectors;
  private final Map<Integer, Set<String>> exactTerms;
  private final Leaves.Bank sent;
  private final Leaves.Bank normalised;
  private final Leaves.Bank decoded;
  private final boolean disguised;
  private final boolean stemmed;
  private final boolean watchesTraffic;
  private final BitSet windowed = new BitSet();

  Plan(List<CompiledRule> unsorted, Leaves found) {
    this.rules =
        unsorted.stream()
            .sorted(
                Comparator.<CompiledRule, String>comparing(rule -> rule.policy().id())
                    .thenComparing(rule -> rule.rule().id()))
            .toList();
    this.automaton = found.automaton();
    this.uses = found.uses().toArray(Leaves.TermUse[]::new);
    this.leaves = found.conditions().toArray(Condition[]::new);
    this.exactTerms = found.exactTerms();
    this.sent = found.bank(Condition.TextForm.SENT);
    this.normalised = found.bank(Condition.TextForm.NORMALISED);
    this.decoded = found.bank(Condition.TextForm.DECODED);
    this.disguised = found.isDisguised();
    this.stemmed = found.isStemmed();
    this.watchesTraffic =
        rules.stream()
            .anyMatch(rule ->
                asksForTraffic(rule.when())
                    || rule.unless().filter(Plan::asksForTraffic).isPresent());
    var awakened = new ArrayList<List<Integer>>();
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      awakened.add(new ArrayList<>(1));
    }
    var silent = new ArrayList<Integer>();
    for (int number = 0; number < rules.size(); number++) {
      CompiledRule rule = rules.get(number);
      if (rule.isSilent()) {
        silent.add(number);
      }
      awaken(rule.when(), number, awakened);
      if (rule.unless().isPresent()) {
        awaken(rule.unless().get(), number, awakened);
      }
    }
    for (CompiledRule rule : rules) {
      collectWindowed(rule.when(), false);
      rule.unless().ifPresent(unless -> collectWindowed(unless, false));
    }
    this.silentRules = ints(silent);
    this.rulesOf = awakened.stream().map(Plan::ints).toArray(int[][]::new);
    this.links = leavesThat(Condition.Link.class);
    this.detectors = leavesThat(Condition.Detect.class);
  }

  private void collectWindowed(Node node, boolean inWindow) {
    if (inWindow && node.leaf() >= 0) {
      windowed.set(node.leaf());
    }
    for (Node part : node.parts()) {
      collectWindowed(part, inWindow || node.condition() instanceof Condition.Window);
    }
  }

  private static boolean asksForTraffic(Node node) {
    return node.condition() instanceof Condition.Burst
        || node.parts().stream().anyMatch(Plan::asksForTraffic);
  }

  private int[] leavesThat(Class<? extends Condition> kind) {
    return IntStream.range(0, leaves.length)
        .filter(leaf -> kind.isInstance(leaves[leaf]))
        .toArray();
  }

  private static void awaken(Node node, int rule, List<List<Integer>> awakened) {
    if (node.leaf() >= 0 && isNew(awakened.get(node.leaf()), rule)) {
      awakened.get(node.leaf()).add(rule);
    }
    for (Node part : node.parts()) {
      awaken(part, rule, awakened);
    }
  }

  // Rules come in order, so a rule that is there already is the last one.
  private static boolean isNew(List<Integer> rules, int rule) {
    return rules.isEmpty() || rules.getLast() != rule;
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  int size() {
    return rules.size();
  }

  CompiledRule rule(int number) {
    return rules.get(number);
  }

  /// How many leaves there are.
  int leaves() {
    return leaves.length;
  }

  Condition leaf(int number) {
    return leaves[number];
  }

  /// Whether a text is, letter by letter, a term of a lexicon that asks for that.
  boolean isExactly(int leaf, String written) {
    return exactTerms.getOrDefault(leaf, Set.of()).contains(written);
  }

  /// Whether a leaf is looked for in consecutive messages joined.
  boolean isWindowed(int leaf) {
    return windowed.get(leaf);
  }

  /// The rules a leaf is part of.
  int[] rulesOf(int leaf) {
    return rulesOf[leaf];
  }

  /// Rules to look at whatever the text.
  int[] silentRules() {
    return silentRules;
  }

  /// Leaves that are links.
  int[] links() {
    return links;
  }

  /// Leaves that are detectors.
  int[] detectors() {
    return detectors;
  }

  TermAutomaton automaton() {
    return automaton;
  }

  Leaves.TermUse use(int owner) {
    return uses[owner];
  }

  /// Leaves that are lexicons.
  IntStream termLeaves() {
    return Arrays.stream(uses).mapToInt(Leaves.TermUse::leaf);
  }

  boolean hasTerms() {
    return uses.length > 0;
  }

  boolean watchesTraffic() {
    return watchesTraffic;
  }

  boolean isStemmed() {
    return stemmed;
  }

  boolean isDisguised() {
    return disguised;
  }

  /// Whether anything is looked for that is hidden otherwise than words are.
  boolean readsNumbers() {
    return detectors.length > 0 || !sent.patterns().isEmpty() || !normalised.patterns().isEmpty();
  }

  Leaves.Bank sent() {
    return sent;
  }

  Leaves.Bank normalised() {
    return normalised;
  }

  Leaves.Bank decoded() {
    return decoded;
  }
}
