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
///
/// What it costs is bounded by the text and not by the patterns: alphabets are widened to one of a
/// few, each literal is told of once, and a text of very many runs is judged by what these have
/// together.
final class JavaFilter {
  // Each is one pass over the text. Narrow ones come first.
  private static final List<Alphabet> ALPHABETS = alphabets();
  // About a nanosecond or two each.
  private static final int MOST_CHECKS = 100_000;

  /// Patterns without literal and with much the same alphabet, by ascending length of matches.
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
        byAlphabet
            .computeIfAbsent(widened(matcher.reach().alphabet()), _ -> new ArrayList<>())
            .add(i);
      }
    }
    this.automaton = TermAutomaton.of(terms);
    var all = new ArrayList<Group>();
    byAlphabet.forEach((alphabet, members) -> all.add(group(alphabet, members)));
    this.groups = List.copyOf(all);
  }

  private static List<Alphabet> alphabets() {
    Alphabet digits = Alphabet.DIGITS;
    Alphabet hex = digits.or(Alphabet.range('a', 'f')).or(Alphabet.range('A', 'F'));
    Alphabet capitals = digits.or(Alphabet.range('A', 'Z'));
    Alphabet token = Alphabet.WORD.or(Alphabet.of('=', false)).or(Alphabet.range('+', '/'));
    Alphabet phrase = Alphabet.WORD.or(Alphabet.range('-', '.')).or(Alphabet.BLANKS);
    Alphabet solid = Alphabet.range('!', '~');
    Alphabet others = Alphabet.range(0x80, 0x80);
    return List.of(
        digits,
        digits.or(Alphabet.range('-', '.')).or(Alphabet.of(' ', false)),
        hex,
        capitals,
        Alphabet.WORD,
        token,
        phrase,
        solid,
        Alphabet.WORD.or(others),
        token.or(others),
        phrase.or(others),
        solid.or(others),
        Alphabet.dot(false),
        Alphabet.EVERYTHING);
  }

  private static Alphabet widened(Alphabet alphabet) {
    return ALPHABETS.stream().filter(wide -> wide.containsAll(alphabet)).findFirst().orElseThrow();
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
    automaton.scanForOwners(folded.units(), folded.length(), candidates::set);
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
    int least = group.demand().units();
    int checks = MOST_CHECKS / group.members().size();
    var runs = new Runs(group.alphabet(), text, 0, text.length());
    while (checks-- > 0) {
      if (!runs.next(least)) {
        return;
      }
      addMembers(group, TextShape.ofOriginal(text, runs.start(), runs.end()), candidates);
    }
    addMembers(group, TextShape.ofAll(runs, text, least), candidates);
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
