package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The states of a [Dfa] that texts have led to, and the ways between them. Safe for any number of
/// threads.
///
/// A way is where the row of a state begins that it leads to. Rows only ever gain ways, each of
/// them whole in itself, so that a thread that reads an old cell merely asks again.
final class States {
  /// There is no room for another state, or nobody has gone this way.
  static final int UNKNOWN = 0;

  // A way with something to be told of is negative.
  private static final int TELLING = 1 << 31;
  private static final int MATCH = 1 << 30;
  private static final int DEAD = 1 << 29;
  private static final int ROW = DEAD - 1;

  // Different states that any search may come by, and how many symbols pay for one more.
  private static final int FREE_STATES = 300;
  private static final int SYMBOLS_A_STATE = 64;
  private static final int MOST_A_SEARCH = 2_000;
  // States and their places that are kept; more than twice what a search may come by.
  private static final int MOST_STATES = 2 * MOST_A_SEARCH;

  /// More than the number of any state.
  static final int MOST = MOST_STATES + 2;

  private static final int PLACES_A_STATE = 128;
  private static final int MOST_PLACES = MOST_STATES * PLACES_A_STATE;
  private static final int CELLS_A_STATE = 24;

  private static final int[] NOTHING = {};

  private final Subsets subsets;
  private final Memory memory;
  private final int shift;
  private final Map<Subsets.State, Integer> ways = new HashMap<>();
  // By the rows they have; the first row is nobody's.
  private final List<Subsets.State> known = new ArrayList<>();
  private int places;
  // The same for all threads, of states in which patterns match.
  private final AtomicReferenceArray<Subsets.State> telling = new AtomicReferenceArray<>(MOST);
  // Where to begin behind a symbol of each column.
  private final int[] beginnings;
  private volatile int[] table;
  // What each state counts, or 0 if a thread does not see it yet.
  private volatile byte[] weights = new byte[8];

  States(Subsets subsets, Memory memory) {
    this.subsets = subsets;
    this.memory = memory;
    this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(subsets.width() - 1);
    this.beginnings = new int[subsets.width()];
    this.table = new int[8 << shift];
    known.add(subsets.beginning(subsets.representative(subsets.end())));
  }

  /// How much a search in so many symbols may come by, a state of few places counting one.
  static int allowed(int length) {
    return Math.min(FREE_STATES + length / SYMBOLS_A_STATE, MOST_A_SEARCH);
  }

  /// No search comes by so much in so few symbols, or is short enough not to matter.
  static boolean isShort(int length) {
    return length < FREE_STATES;
  }

  static boolean isMatch(int way) {
    return (way & MATCH) != 0;
  }

  static boolean isDead(int way) {
    return (way & DEAD) != 0;
  }

  static int row(int way) {
    return way & ROW;
  }

  /// The table as it is now; what a row says stays true when it grows.
  int[] table() {
    return table;
  }

  /// Shifts a row to the number of its state.
  int shift() {
    return shift;
  }

  /// The way to begin behind a column; [#UNKNOWN] if there is no room.
  int beginning(int column) {
    int way = beginnings[column];
    if (way == UNKNOWN) {
      synchronized (subsets) {
        way = wayTo(subsets.beginning(subsets.representative(column)));
        beginnings[column] = way;
      }
    }
    return way;
  }

  /// Finds the way from a row; [#UNKNOWN] if there is no room. The table may be another then.
  int find(int row, int column) {
    synchronized (subsets) {
      int way = table[row + column];
      if (way == UNKNOWN) {
        way = wayTo(subsets.after(known.get(row >>> shift), column));
        table[row + column] = way;
      }
      return way;
    }
  }

  /// How much it counts to come by a state: what making it costs.
  int weight(int row) {
    int state = row >>> shift;
    byte[] seen = weights;
    int weight = state < seen.length ? seen[state] : 0;
    if (weight == 0) {
      synchronized (subsets) {
        weight = weights[state];
      }
    }
    return weight;
  }

  private static byte weightOf(Subsets.State state) {
    return (byte) Math.min(1 + state.size() / PLACES_A_STATE, Byte.MAX_VALUE);
  }

  /// The patterns that match where a way leads to.
  int[] matched(int way) {
    Subsets.State state = telling.get(row(way) >>> shift);
    return state == null ? NOTHING : state.matched();
  }

  private int wayTo(Subsets.State state) {
    Integer way = ways.get(state);
    if (way == null) {
      if (known.size() > MOST_STATES || places > MOST_PLACES) {
        return UNKNOWN;
      }
      places += state.size();
      memory.take((1 << shift) + state.size() + CELLS_A_STATE);
      int row = known.size() << shift;
      known.add(state);
      if (row == table.length) {
        table = Arrays.copyOf(table, table.length * 2);
        weights = Arrays.copyOf(weights, weights.length * 2);
      }
      weights[row >>> shift] = weightOf(state);
      int plain = state.isDead() ? row | DEAD | TELLING : row;
      table[row + subsets.skip()] = plain;
      telling.set(row >>> shift, state);
      way = state.matched().length == 0 ? plain : plain | MATCH | TELLING;
      ways.put(state, way);
    }
    return way;
  }
}
