package org.chancery.policy.match;

import com.google.re2j.Instructions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/// The machines of a bank's patterns: one for each alone, and others for groups of them.
///
/// They read the same symbols and share a bounded [Memory]. Safe for any number of threads.
final class Machines {
  private static final int MOST_IN_A_GROUP = 32;
  // Instructions, so that a state is soon made.
  private static final int LARGEST_GROUP = 16_000;

  private final List<PatternMatcher> matchers;
  private final Symbols symbols;
  private final List<Memory.Learner> learners = new CopyOnWriteArrayList<>();
  private final Memory memory = new Memory(learners);
  private final SpanFinder[] finders;

  Machines(List<PatternMatcher> matchers) {
    this.matchers = matchers;
    this.symbols = Symbols.of(sets(matchers));
    this.finders =
        matchers.stream()
            .map(matcher -> new SpanFinder(matcher.regex(), symbols, memory))
            .toArray(SpanFinder[]::new);
    Collections.addAll(learners, finders);
  }

  /// The sets of characters that the patterns take.
  static Set<List<Integer>> sets(List<PatternMatcher> matchers) {
    Set<int[]> sets = Collections.newSetFromMap(new IdentityHashMap<>());
    sets.add(Nfa.ANYTHING);
    for (PatternMatcher matcher : matchers) {
      Instructions.read(
          matcher.regex(),
          new Instructions.Sink() {
            @Override
            public void consume(int at, int[] ranges, int next) {
              sets.add(ranges);
            }
          });
    }
    var different = new HashSet<List<Integer>>();
    sets.forEach(set -> different.add(Arrays.stream(set).boxed().toList()));
    return different;
  }

  /// Reads a text once for all of them.
  char[] read(String text) {
    return symbols.read(text);
  }

  SpanFinder finder(int place) {
    return finders[place];
  }

  /// Groups of patterns, alike if they stand side by side.
  ///
  /// @param places where they stand in the bank
  List<PatternGroup> groups(List<Integer> places) {
    var groups = new ArrayList<PatternGroup>();
    var members = new ArrayList<Integer>();
    int size = 0;
    for (int place : places) {
      int more = Instructions.count(matchers.get(place).regex());
      if (!members.isEmpty()
          && (members.size() == MOST_IN_A_GROUP || size + more > LARGEST_GROUP)) {
        groups.add(group(members));
        members.clear();
        size = 0;
      }
      members.add(place);
      size += more;
    }
    if (!members.isEmpty()) {
      groups.add(group(members));
    }
    learners.addAll(groups);
    return groups;
  }

  private PatternGroup group(List<Integer> members) {
    int[] places = members.stream().mapToInt(Integer::intValue).toArray();
    List<com.google.re2j.Pattern> patterns =
        IntStream.of(places).mapToObj(place -> matchers.get(place).regex()).toList();
    return new PatternGroup(patterns, places, symbols, memory);
  }
}
