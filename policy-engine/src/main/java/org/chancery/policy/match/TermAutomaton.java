package org.chancery.policy.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// An Aho-Corasick automaton: finds every occurrence of every term in one pass over the text.
///
/// Edges live in one open-addressing hash table keyed by state and character, so that memory grows
/// with the terms and not with the alphabet. Nearly all of a text is read in the root and in states
/// of few characters; those have a row each, for the few dozen characters that most terms consist
/// of, that says where to go at once: one look into memory for each character. Immutable once
/// built.
public final class TermAutomaton {
  /// Told of each occurrence.
  public interface Sink {
    /// One occurrence of a term; answers whether to go on.
    ///
    /// @param owner the number the term was added with
    /// @param start the first unit of the occurrence
    /// @param end one past the last
    boolean found(int owner, int start, int end);
  }

  /// A term and whom to tell of it.
  public record Term(String text, int owner) {}

  private static final int ROOT = 0;
  // Rows take at most 4 MiB.
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_ROWS = 16_384;

  private final int[] rootEdges = new int[0x10000];
  // The column of a character in the rows, UNUSED if it is in no term, NO_COLUMN if in few.
  private final byte[] columns = new byte[0x10000];
  private static final byte UNUSED = 0;
  private static final byte NO_COLUMN = -1;
  // Of each state that has a row: what it goes on to with the character of each column, as a walk
  // says where it is. In column 0, of the characters in no term, what ends there. The root's is the
  // first row.
  private int[] rows = {};
  // The row of a state, or its complement if it has none; and the states that have rows.
  private int[] rowOf = {};
  private int[] withRow = {};
  private int width = 1;
  private long[] keys;
  private int[] targets;
  private int mask;
  private int edges;
  private int states = 1;

  private int[] failure = new int[64];
  private int[] depth = new int[64];
  // The nearest suffix of a state, itself included, that ends a term; ROOT if there is none.
  private int[] ending = new int[64];
  // Owners of the term that ends in a state: owners[firstOwner[s]] to before
  // owners[firstOwner[s + 1]].
  private final int[] firstOwner;
  private final int[] owners;
  private final int longest;

  private TermAutomaton(List<Term> terms) {
    keys = new long[64];
    targets = new int[64];
    mask = 63;
    var endOf = new int[terms.size()];
    for (int i = 0; i < endOf.length; i++) {
      endOf[i] = insert(terms.get(i).text());
    }
    firstOwner = new int[states + 1];
    for (int state : endOf) {
      firstOwner[state + 1]++;
    }
    for (int state = 0; state < states; state++) {
      firstOwner[state + 1] += firstOwner[state];
    }
    owners = new int[endOf.length];
    int[] next = firstOwner.clone();
    for (int i = 0; i < endOf.length; i++) {
      owners[next[endOf[i]]++] = terms.get(i).owner();
    }
    link();
    fillRows();
    longest = Arrays.stream(depth).max().orElse(0);
  }

  /// Builds an automaton; the terms are folded already and none is empty.
  public static TermAutomaton of(List<Term> terms) {
    return new TermAutomaton(terms);
  }

  /// How long the longest term is.
  public int longest() {
    return longest;
  }

  /// Reports every occurrence in the units of `text` from `from` to before `to`, by ascending end,
  /// until the sink has enough.
  ///
  /// Returns how many edges it looked up, which is never more than twice as many as there are
  /// units.
  public int scan(char[] text, int from, int to, Sink sink) {
    var walk = new Walk();
    for (int i = from; i < to; i++) {
      for (int end = walk.on(text[i]); end != ROOT; end = ending[failure[end]]) {
        int start = i + 1 - depth[end];
        for (int o = firstOwner[end]; o < firstOwner[end + 1]; o++) {
          if (!sink.found(owners[o], start, i + 1)) {
            return walk.lookups;
          }
        }
      }
    }
    return walk.lookups;
  }

  /// Reports the owners of every term that occurs at all, for each term once.
  void scanForOwners(char[] text, int length, IntConsumer sink) {
    var walk = new Walk();
    var seen = new BitSet();
    for (int i = 0; i < length; i++) {
      // What ends where a term seen before ends has been seen as well.
      for (int end = walk.on(text[i]); end != ROOT && !seen.get(end); end = ending[failure[end]]) {
        seen.set(end);
        for (int o = firstOwner[end]; o < firstOwner[end + 1]; o++) {
          sink.accept(owners[o]);
        }
      }
    }
  }

  /// Told of the first occurrences of each term.
  interface Places {
    /// One of them.
    void found(int owner, int start, int end);

    /// The term occurs so often that no more is told of it.
    void often(int owner);
  }

  /// Reports the first `most` occurrences of every term, fewer than 127, by ascending end.
  void scanForPlaces(char[] text, int length, int most, Places sink) {
    var walk = new Walk();
    var seen = new byte[states];
    for (int i = 0; i < length; i++) {
      // Of what ends where a term ends that was seen often, as much has been seen.
      for (int end = walk.on(text[i]);
          end != ROOT && seen[end] <= most;
          end = ending[failure[end]]) {
        seen[end]++;
        for (int o = firstOwner[end]; o < firstOwner[end + 1]; o++) {
          if (seen[end] > most) {
            sink.often(owners[o]);
          } else {
            sink.found(owners[o], i + 1 - depth[end], i + 1);
          }
        }
      }
    }
  }

  /// A way through the states. For one thread.
  private final class Walk {
    // The row of the state it is in, or the complement of a state without one.
    private int place = ROOT;
    private int lookups;

    /// Goes on with a character, and gives the longest term that ends there as [#ending] does.
    int on(char c) {
      int column = columns[c];
      if (column == UNUSED) {
        place = ROOT;
        return ROOT;
      }
      place = column != NO_COLUMN && place >= 0 ? rows[place + column] : rowOf[slowly(c)];
      return place >= 0 ? rows[place] : ending[~place];
    }

    private int slowly(char c) {
      int at = place >= 0 ? withRow[place / width] : ~place;
      while (at != ROOT) {
        lookups++;
        int next = edge(at, c);
        if (next != ROOT) {
          return next;
        }
        at = failure[at];
      }
      lookups++;
      return rootEdges[c];
    }
  }

  /// Gives rows to the states of few characters, shallow ones first, and columns to the characters
  /// that have most edges.
  private void fillRows() {
    var edgesOf = new int[0x10000];
    for (int c = 0; c < rootEdges.length; c++) {
      edgesOf[c] += rootEdges[c] == ROOT ? 0 : 1;
    }
    for (long key : keys) {
      edgesOf[(char) key] += key == 0 ? 0 : 1;
    }
    int[] commonest =
        IntStream.range(0, edgesOf.length)
            .filter(c -> edgesOf[c] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(c -> -edgesOf[c]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < commonest.length; i++) {
      columns[commonest[i]] = i < MOST_COLUMNS ? (byte) (i + 1) : NO_COLUMN;
    }
    width = Math.min(commonest.length, MOST_COLUMNS) + 1;
    withRow =
        IntStream.range(0, states)
            .boxed()
            .sorted(Comparator.comparingInt(state -> depth[state]))
            .limit(MOST_ROWS)
            .mapToInt(Integer::intValue)
            .toArray();
    rowOf = new int[states];
    Arrays.setAll(rowOf, state -> ~state);
    for (int i = 0; i < withRow.length; i++) {
      rowOf[withRow[i]] = i * width;
    }
    rows = new int[withRow.length * width];
    var walk = new Walk();
    for (int i = 0; i < withRow.length; i++) {
      int row = i * width;
      rows[row] = ending[withRow[i]];
      for (int column = 1; column < width; column++) {
        walk.place = row;
        rows[row + column] = rowOf[walk.slowly((char) commonest[column - 1])];
      }
    }
  }

  private int insert(String term) {
    int state = ROOT;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      int next = state == ROOT ? rootEdges[c] : edge(state, c);
      if (next == ROOT) {
        next = addState(depth[state] + 1);
        if (state == ROOT) {
          rootEdges[c] = next;
        } else {
          addEdge(key(state, c), next);
        }
      }
      state = next;
    }
    return state;
  }

  private int addState(int depthOfState) {
    if (states == depth.length) {
      depth = Arrays.copyOf(depth, states * 2);
    }
    depth[states] = depthOfState;
    return states++;
  }

  /// Sets failure and ending links in order of depth, each from shallower ones.
  private void link() {
    failure = new int[states];
    ending = new int[states];
    long[] byDepth = edgesByDepth();
    for (int state : rootEdges) {
      if (state != ROOT) {
        ending[state] = endsTerm(state) ? state : ROOT;
      }
    }
    for (long depthAndSlot : byDepth) {
      int slot = (int) depthAndSlot;
      int parent = (int) (keys[slot] >>> Character.SIZE);
      char c = (char) keys[slot];
      int state = targets[slot];
      int suffix = failure[parent];
      int next = ROOT;
      while (suffix != ROOT) {
        next = edge(suffix, c);
        if (next != ROOT) {
          break;
        }
        suffix = failure[suffix];
      }
      failure[state] = suffix == ROOT ? rootEdges[c] : next;
      ending[state] = endsTerm(state) ? state : ending[failure[state]];
    }
  }

  private long[] edgesByDepth() {
    var order = new long[edges];
    int count = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        order[count++] = ((long) depth[targets[slot]] << Integer.SIZE) | slot;
      }
    }
    Arrays.sort(order);
    return order;
  }

  private boolean endsTerm(int state) {
    return firstOwner[state] < firstOwner[state + 1];
  }

  // States below the root are numbered from 1, so no key is 0 and 0 marks a free slot.
  private static long key(int state, char c) {
    return ((long) state << Character.SIZE) | c;
  }

  private int slotOf(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int edge(int state, char c) {
    // A free slot's target is ROOT, which says that there is no such edge.
    return targets[slotOf(key(state, c))];
  }

  private void addEdge(long key, int target) {
    if (++edges * 2 > keys.length) {
      long[] oldKeys = keys;
      int[] oldTargets = targets;
      keys = new long[oldKeys.length * 2];
      targets = new int[keys.length];
      mask = keys.length - 1;
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          int slot = slotOf(oldKeys[i]);
          keys[slot] = oldKeys[i];
          targets[slot] = oldTargets[i];
        }
      }
    }
    int slot = slotOf(key);
    keys[slot] = key;
    targets[slot] = target;
  }
}
