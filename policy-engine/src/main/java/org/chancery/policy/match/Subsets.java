package org.chancery.policy.match;

import com.google.re2j.Instructions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;

/// How an [Nfa] goes from one set of places to the next: what a [Dfa] asks for each pair of state
/// and symbol that it has not seen. For one thread at a time.
final class Subsets {
  /// The places a machine is in, and what stands before them.
  static final class State {
    private static final int[] NOWHERE = {};

    private final int[] places;
    private final int before;
    private final int[] matched;

    private State(int[] places, int before, int[] matched) {
      this.places = places;
      this.before = before;
      this.matched = matched;
    }

    /// The patterns of which a match ends before the symbol that led here.
    int[] matched() {
      return matched;
    }

    /// In how many places the machine is.
    int size() {
      return places.length;
    }

    /// Whether no match is to be expected from here on.
    boolean isDead() {
      return places.length == 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof State state
          && before == state.before
          && Arrays.equals(places, state.places)
          && Arrays.equals(matched, state.matched);
    }

    @Override
    public int hashCode() {
      return (Arrays.hashCode(places) * 31 + before) * 31 + Arrays.hashCode(matched);
    }
  }

  private static final int NOT_ASKED = 0;
  private static final int CELLS_A_NODE = 24;

  private final Nfa.Node[] nodes;
  private final int start;
  private final boolean guarded;
  private final boolean ordered;
  private final boolean backwards;
  // The column of each symbol, a character like those of each column, and what each node takes.
  private final char[] columns;
  private final int[] representatives;
  private final BitSet[] taken;

  // Scratch: the step in which a node was seen last, those to be gone on from, those gone to.
  private final int[] seen;
  private final int[] reached;
  private int step;
  private final int[] stack;
  private final int[] here;
  private final int[] there;
  // What those gone to were gone to from.
  private final int[] entries;
  private int entryCount;

  /// @param ordered whether only the match counts that RE2 prefers, of those that begin first
  /// @param backwards whether texts are read from their end
  Subsets(Nfa nfa, Symbols symbols, boolean ordered, boolean backwards) {
    this.nodes = nfa.nodes().toArray(Nfa.Node[]::new);
    this.start = nfa.start();
    this.guarded = nfa.isGuarded();
    this.ordered = ordered;
    this.backwards = backwards;
    var sets = new IdentityHashMap<int[], BitSet>();
    var partition = new Partition(symbols.count());
    for (Nfa.Node node : nodes) {
      if (node.kind() == Nfa.Kind.CONSUME && !sets.containsKey(node.ranges())) {
        BitSet members = symbols.in(node.ranges());
        sets.put(node.ranges(), members);
        partition.split(members);
      }
    }
    if (guarded) {
      partition.split(symbols.lineFeed());
      partition.split(symbols.word());
    }
    this.columns = new char[symbols.count() + 2];
    int count = partition.number(columns);
    columns[symbols.skip()] = (char) count;
    columns[symbols.end()] = (char) (count + 1);
    this.representatives = new int[count + 2];
    for (int symbol = 0; symbol < columns.length; symbol++) {
      representatives[columns[symbol]] = symbols.representative(symbol);
    }
    sets.replaceAll((_, members) -> columnsOf(members));
    this.taken = new BitSet[nodes.length];
    var nothing = new BitSet();
    for (int i = 0; i < nodes.length; i++) {
      taken[i] = sets.getOrDefault(nodes[i].ranges(), nothing);
    }
    this.seen = new int[nodes.length];
    this.reached = new int[nodes.length];
    int edges = Arrays.stream(nodes).mapToInt(node -> node.next().length).sum();
    this.stack = new int[edges + nodes.length + 1];
    this.here = new int[nodes.length];
    this.there = new int[nodes.length];
    this.entries = new int[nodes.length];
  }

  private BitSet columnsOf(BitSet symbols) {
    var all = new BitSet();
    symbols.stream().forEach(symbol -> all.set(columns[symbol]));
    return all;
  }

  /// About how many cells of memory it takes.
  int cells() {
    return nodes.length * CELLS_A_NODE;
  }

  /// The column of each symbol.
  char[] columns() {
    return columns;
  }

  int width() {
    return representatives.length;
  }

  int skip() {
    return representatives.length - 2;
  }

  int end() {
    return representatives.length - 1;
  }

  /// What stands before the places of a state that begins behind a symbol, or one like it.
  int representative(int column) {
    return guarded ? representatives[column] : NOT_ASKED;
  }

  /// The state to begin with.
  State beginning(int before) {
    step++;
    entryCount = 0;
    int count = follow(start, 0);
    return state(count, before, State.NOWHERE);
  }

  /// The state after a symbol.
  State after(State state, int column) {
    step++;
    int after = representatives[column];
    int conditions =
        !guarded
            ? 0
            : backwards
                ? Instructions.conditions(after, state.before)
                : Instructions.conditions(state.before, after);
    var matched = new BitSet();
    int count = arrive(state.places, conditions, matched);
    int gone = 0;
    entryCount = 0;
    if (column != end()) {
      for (int i = 0; i < count; i++) {
        int place = here[i];
        if (taken[place].get(column)) {
          gone = follow(nodes[place].next()[0], gone);
        }
      }
    }
    return state(
        gone,
        column == end() ? NOT_ASKED : representative(column),
        matched.isEmpty() ? State.NOWHERE : matched.stream().toArray());
  }

  private State state(int count, int before, int[] matched) {
    boolean asked = false;
    for (int i = 0; i < count && guarded && !asked; i++) {
      asked = nodes[there[i]].kind() == Nfa.Kind.GUARD;
    }
    // Which place is preferred is known when all guards are passed: a way back into a loop leads
    // nowhere if the loop was entered before the guard, so the ways have to be gone again from
    // their
    // beginning.
    int[] places =
        ordered && asked ? Arrays.copyOf(entries, entryCount) : Arrays.copyOf(there, count);
    if (!ordered) {
      Arrays.sort(places);
    }
    return new State(places, asked ? before : NOT_ASKED, matched);
  }

  /// Passes the guards; notes in `here` the nodes that take a character, and what matches.
  private int arrive(int[] places, int conditions, BitSet matched) {
    int count = 0;
    for (int first : places) {
      int depth = 0;
      stack[depth++] = first;
      while (depth > 0) {
        int place = stack[--depth];
        if (seen[place] == step) {
          continue;
        }
        seen[place] = step;
        Nfa.Node node = nodes[place];
        switch (node.kind()) {
          case CONSUME -> here[count++] = place;
          case MATCH -> {
            matched.set(node.value());
            if (ordered) {
              return count;
            }
          }
          case GUARD -> {
            if ((node.value() & ~conditions) == 0) {
              stack[depth++] = node.next()[0];
            }
          }
          case SPLIT -> {
            for (int i = node.next().length - 1; i >= 0; i--) {
              stack[depth++] = node.next()[i];
            }
          }
        }
      }
    }
    return count;
  }

  /// Goes to a place, and on to where something is taken or asked; notes these in `there`.
  private int follow(int place, int already) {
    int count = already;
    // What comes behind a match that nothing can prevent is not preferred to it.
    if (ordered && count > 0 && nodes[there[count - 1]].kind() == Nfa.Kind.MATCH) {
      return count;
    }
    if (reached[place] != step) {
      entries[entryCount++] = place;
    }
    int depth = 0;
    stack[depth++] = place;
    while (depth > 0) {
      int at = stack[--depth];
      if (reached[at] == step) {
        continue;
      }
      reached[at] = step;
      Nfa.Node node = nodes[at];
      if (node.kind() == Nfa.Kind.SPLIT) {
        for (int i = node.next().length - 1; i >= 0; i--) {
          stack[depth++] = node.next()[i];
        }
      } else {
        there[count++] = at;
        if (ordered && node.kind() == Nfa.Kind.MATCH) {
          return count;
        }
      }
    }
    return count;
  }
}
