package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// Tells in pure Java which patterns can match a text.
///
/// Patterns with required literals are pointed to by an automaton over all of these. The others are
/// looked at by alphabet: a text without a run of the alphabet that is long enough, and has what a
/// pattern demands, has no match.
///
/// In long texts, machines for groups of patterns tell which match, and where, unless literals say
/// it already.
///
/// What it costs is bounded by the text and not by the patterns: alphabets are widened to one of a
/// few, each literal is told of once, and a text of very many runs is judged by what these have
/// together.
final class JavaFilter {
  // Each is one pass over the text. Narrow ones come first.
  private static final List<Alphabet> ALPHABETS = alphabets();
  // About a nanosecond or two each.
  private static final int MOST_CHECKS = 100_000;
  // From here on a machine for all is quicker than a look at each.
  private static final int LONG = 512;
  // Occurrences of a literal around which to look, rather than everywhere.
  private static final int MOST_PLACES = 100;
  private static final int STEPS_A_MATCH = 8;
  // One that many patterns share is large, and seldom in the processor's caches.
  private static final int STEPS_A_STATE = 100;

  /// Patterns without literal and with much the same alphabet, by ascending length of matches.
  ///
  /// @param demand what all of them demand
  private record Group(Alphabet alphabet, TextDemand demand, List<Member> members) {}

  private record Member(int pattern, TextDemand demand) {}

  private final List<PatternMatcher> matchers;
  private final TermAutomaton automaton;
  private final List<Group> groups;
  private final List<PatternGroup> withoutLiteral;
  private final List<PatternGroup> withLiteral;

  /// @param left patterns that somebody else looks for
  JavaFilter(List<PatternMatcher> matchers, Machines machines, BitSet left) {
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
    this.withoutLiteral =
        machines.groups(
            groups.stream()
                .flatMap(group -> group.members().stream())
                .map(Member::pattern)
                .toList());
    this.withLiteral =
        machines.groups(
            IntStream.range(0, matchers.size())
                .filter(i -> !left.get(i) && !matchers.get(i).literals().isEmpty())
                .boxed()
                .toList());
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
  BitSet candidates(SearchedText searched) {
    return searched.text().length() < LONG ? inShort(searched) : inLong(searched);
  }

  private BitSet inShort(SearchedText searched) {
    String text = searched.text();
    FoldedText folded = searched.folded();
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

  private BitSet inLong(SearchedText searched) {
    var candidates = new BitSet(matchers.size());
    FoldedText folded = searched.folded();
    automaton.scanForPlaces(
        folded.units(), folded.length(), MOST_PLACES, places(searched, candidates));
    for (PatternGroup group : withLiteral) {
      var wanted = new BitSet();
      for (int place : group.places()) {
        if (candidates.get(place) && searched.isEverywhere(place) && searched.wants(place)) {
          wanted.set(place);
        }
      }
      if (wanted.cardinality() > 1) {
        candidates.andNot(wanted);
        addFrom(group, wanted, searched, candidates);
      }
    }
    for (PatternGroup group : withoutLiteral) {
      var wanted = new BitSet();
      for (int place : group.places()) {
        if (searched.wants(place)) {
          wanted.set(place);
        }
      }
      if (!wanted.isEmpty()) {
        addFrom(group, wanted, searched, candidates);
      }
    }
    return candidates;
  }

  private TermAutomaton.Places places(SearchedText searched, BitSet candidates) {
    return new TermAutomaton.Places() {
      @Override
      public void found(int pattern, int start, int end) {
        candidates.set(pattern);
        Span place = searched.folded().origin(start, end);
        int reach = searched.reachOf(matchers.get(pattern));
        searched.lookIn(pattern, place.start() - reach, place.end() + reach);
      }

      @Override
      public void often(int pattern) {
        searched.lookEverywhere(pattern);
      }
    };
  }

  /// Adds those of a group that match, and where to look for their matches.
  private void addFrom(
      PatternGroup group, BitSet wanted, SearchedText searched, BitSet candidates) {
    var open = (BitSet) wanted.clone();
    open.stream().forEach(searched::lookNowhere);
    Budget budget = searched.budget();
    boolean decided =
        budget.spend((long) searched.text().length() * Dfa.STEPS_A_SYMBOL)
            && group.find(
                searched,
                (place, end) -> {
                  // Patterns may match at every character, and those told of often enough are
                  // told of until the last one is.
                  if (!budget.spend(STEPS_A_MATCH)) {
                    return false;
                  }
                  if (open.get(place)) {
                    candidates.set(place);
                    int reach = searched.reachOf(matchers.get(place));
                    open.set(place, searched.lookIn(place, end - reach, end));
                  }
                  return !open.isEmpty();
                });
    budget.spend(Math.min(budget.left(), (long) searched.reading().states() * STEPS_A_STATE));
    if (!decided || budget.left() == 0) {
      // What cannot be known of all at once, each may still find out alone.
      wanted.stream().forEach(searched::lookEverywhere);
      candidates.or(wanted);
    }
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
