package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.chancery.policy.text.FoldedText;

/// Tells in pure Java which patterns can match a text.
///
/// Patterns with required literals are pointed to by an automaton over all of these. The others are
/// looked at by alphabet: a text without a run of the alphabet that is long enough, and has what a
/// pattern demands, has no match.
final class JavaFilter {
  /// Patterns without literal and with the same alphabet, by ascending length of their matches.
  ///
  /// @param demand what all of them demand
  private record Group(Alphabet alphabet, TextDemand demand, List<Member> members) {}

  private record Member(int pattern, TextDemand demand) {}

  private final List<PatternMatcher> matchers;
  private final TermAutomaton automaton;
  private final List<Group> groups;

  JavaFilter(List<PatternMatcher> matchers) {
    this(matchers, new BitSet());
  }

  /// @param left patterns that somebody else looks for
  JavaFilter(List<PatternMatcher> matchers, BitSet left) {
    this.matchers = matchers;
    var terms = new ArrayList<TermAutomaton.Term>();
    var byAlphabet = new LinkedHashMap<Alphabet, List<Integer>>();
    for (int i = left.nextClearBit(0); i < matchers.size(); i = left.nextClearBit(i + 1)) {
      PatternMatcher matcher = matchers.get(i);
      for (String literal : matcher.literals()) {
        terms.add(new TermAutomaton.Term(literal, i));
      }
      if (matcher.literals().isEmpty()) {
        byAlphabet.computeIfAbsent(matcher.reach().alphabet(), _ -> new ArrayList<>()).add(i);
      }
    }
    this.automaton = TermAutomaton.of(terms);
    var all = new ArrayList<Group>();
    byAlphabet.forEach((alphabet, members) -> all.add(group(alphabet, members)));
    this.groups = List.copyOf(all);
  }

  private Group group(Alphabet alphabet, List<Integer> patterns) {
    List<Member> byLength =
        patterns.stream()
            .map(pattern -> new Member(pattern, matchers.get(pattern).demand()))
            .sorted(Comparator.comparingInt(member -> member.demand().units()))
            .toList();
    TextDemand demand = byLength.stream().map(Member::demand).reduce(TextDemand::or).orElseThrow();
    return new Group(alphabet, demand, byLength);
  }

  /// The patterns that may match; all others surely do not.
  BitSet candidates(String text, FoldedText folded) {
    var candidates = new BitSet(matchers.size());
    automaton.scan(folded.units(), folded.length(), (owner, _, _) -> candidates.set(owner));
    if (candidates.isEmpty() && groups.isEmpty()) {
      return candidates;
    }
    var shape = TextShape.of(text.length(), folded);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (!matchers.get(i).demand().metBy(shape)) {
        candidates.clear(i);
      }
    }
    for (Group group : groups) {
      if (group.demand().metBy(shape)) {
        addFrom(group, text, shape, candidates);
      }
    }
    return candidates;
  }

  private void addFrom(Group group, String text, TextShape whole, BitSet candidates) {
    if (group.alphabet().isEverything()) {
      addMembers(group, whole, candidates);
      return;
    }
    var runs = new Runs(group.alphabet(), text, 0, text.length());
    while (runs.next(group.demand().units())) {
      addMembers(group, TextShape.ofOriginal(text, runs.start(), runs.end()), candidates);
    }
  }

  private static void addMembers(Group group, TextShape shape, BitSet candidates) {
    for (Member member : group.members()) {
      if (member.demand().units() > shape.units()) {
        return;
      }
      if (member.demand().metBy(shape)) {
        candidates.set(member.pattern());
      }
    }
  }
}
