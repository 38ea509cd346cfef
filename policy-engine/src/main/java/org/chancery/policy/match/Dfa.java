package org.chancery.policy.match;

import org.jspecify.annotations.Nullable;

/// A machine that is in one state at a time and reads a symbol in a nanosecond or two, or in four
/// where its states lie further off than the processor's caches. They are made when a text first
/// leads to them, and shared by all threads.
///
/// A text that leads to very many states would cost what making them costs. So each search counts
/// the different states it comes by, and gives up beyond what its length pays for. That count
/// depends on the text and the patterns alone, never on what searches before have left behind.
final class Dfa {
  /// What reading a symbol costs of a [Budget].
  static final int STEPS_A_SYMBOL = 2;

  /// How a search ended; used again for the next. For one thread.
  static final class Reading {
    private int place;
    private int read;
    private int states;
    private boolean gaveUp;
    // The search that last came by each state, so that nothing is wiped between two.
    private int[] visits = {};
    private int search;

    /// Makes room for a search that counts the states it comes by, and gives it a number.
    private int count() {
      if (visits.length == 0) {
        visits = new int[States.MOST];
      }
      return ++search;
    }

    /// Where the match ends, or begins if read backwards; -1 if there is none.
    int place() {
      return place;
    }

    /// What reading cost, in steps of a [Budget].
    long steps() {
      return (long) read * STEPS_A_SYMBOL;
    }

    /// How many different states it came by, or 0 if the search was too short to count them.
    int states() {
      return states;
    }

    /// Whether it gave up; the rest says nothing then.
    boolean gaveUp() {
      return gaveUp;
    }
  }

  /// Told which patterns match, by their places in the list the machine was made from.
  interface Sink {
    /// Of where each match ends, whatever others it contains; answers whether to go on.
    boolean matched(int pattern, int end);
  }

  private final Subsets subsets;
  private final Memory memory;
  private final char[] columns;
  private final int skip;
  private volatile States states;

  Dfa(Subsets subsets, Memory memory) {
    this.subsets = subsets;
    this.memory = memory;
    this.columns = subsets.columns();
    this.skip = columns.length - 2;
    this.states = new States(subsets, memory);
  }

  /// Finds where the match ends that is preferred, of those that begin first.
  ///
  /// @param symbols a text as [Symbols#read] reads it
  /// @param from where to begin
  /// @param to where a match ends at the latest; what stands behind is looked at
  void end(char[] symbols, int from, int to, Reading into) {
    run(symbols, from, to + 1, from + 1, 1, into, null);
  }

  /// Finds where the longest match begins that ends in a place.
  ///
  /// @param from the end of the match
  /// @param to where a match begins at the earliest; what stands before is looked at
  void start(char[] symbols, int from, int to, Reading into) {
    run(symbols, from + 1, to, from, -1, into, null);
    // A character is taken with its first unit, behind which no match begins.
    if (into.place >= 0 && symbols[into.place + 1] == skip) {
      into.place++;
    }
  }

  /// Tells of each place where a match of any pattern ends.
  void matches(char[] symbols, Reading into, Sink sink) {
    run(symbols, 0, symbols.length - 1, 1, 1, into, sink);
  }

  /// @param behind where the symbol stands that was read last
  /// @param last where the symbol stands that is only looked at
  /// @param first the symbol to begin with
  private void run(
      char[] symbols,
      int behind,
      int last,
      int first,
      int step,
      Reading into,
      @Nullable Sink sink) {
    into.gaveUp = false;
    into.states = 0;
    if (!run(states, symbols, behind, last, first, step, into, sink)) {
      // Nobody else fills these meanwhile, so that there is room for all that a search may need.
      var fresh = new States(subsets, memory);
      into.states = 0;
      run(fresh, symbols, behind, last, first, step, into, sink);
      states = fresh;
    }
  }

  /// Answers whether there was room for all states.
  private boolean run(
      States known,
      char[] symbols,
      int behind,
      int last,
      int first,
      int step,
      Reading into,
      @Nullable Sink sink) {
    int least = (step - 1) / 2;
    int length = Math.abs(last - first);
    int left = States.allowed(length);
    boolean counts = !States.isShort(length);
    int search = counts ? into.count() : 0;
    int[] visits = into.visits;
    int shift = known.shift();
    int row = known.beginning(columns[symbols[behind]]);
    int[] table = known.table();
    into.place = -1;
    int at = first;
    for (; at != last; at += step) {
      int way = table[row + columns[symbols[at]]];
      if (way <= 0) {
        if (way == States.UNKNOWN) {
          way = known.find(row, columns[symbols[at]]);
          table = known.table();
          if (way == States.UNKNOWN) {
            return false;
          }
        }
        if (States.isMatch(way)) {
          into.place = at - 1 - least;
          if (sink != null && !tell(known, way, into.place, sink)) {
            break;
          }
        }
        if (States.isDead(way)) {
          break;
        }
        way = States.row(way);
      }
      row = way;
      if (counts && visits[row >>> shift] != search) {
        visits[row >>> shift] = search;
        into.states++;
        left -= known.weight(row);
        if (left < 0) {
          into.gaveUp = true;
          into.read = Math.abs(at - first);
          return true;
        }
      }
    }
    into.read = Math.abs(at - first);
    if (at == last) {
      int symbol = symbols[last] == skip ? symbols[last - 1] : symbols[last];
      int way = table[row + columns[symbol]];
      if (way == States.UNKNOWN) {
        way = known.find(row, columns[symbol]);
      }
      if (way == States.UNKNOWN) {
        return false;
      }
      if (States.isMatch(way)) {
        into.place = at - 1 - least;
        if (sink != null) {
          tell(known, way, into.place, sink);
        }
      }
    }
    return true;
  }

  private static boolean tell(States known, int way, int end, Sink sink) {
    boolean more = true;
    for (int pattern : known.matched(way)) {
      more &= sink.matched(pattern, end);
    }
    return more;
  }
}
