package org.chancery.policy.match;

import java.util.Arrays;
import java.util.List;

/// An Aho-Corasick automaton: finds every occurrence of every term in one pass over the text.
///
/// Edges live in one open-addressing hash table keyed by state and character, so that memory grows
/// with the terms and not with the alphabet; the root's edges have a direct table, because most
/// characters of most texts start nothing. Immutable once built.
public final class TermAutomaton {
  /// Told of each occurrence.
  public interface Sink {
    /// One occurrence of a term.
    ///
    /// @param owner the number the term was added with
    /// @param start the first unit of the occurrence
    /// @param end one past the last
    void found(int owner, int start, int end);
  }

  /// A term and whom to tell of it.
  public record Term(String text, int owner) {}

  private static final int ROOT = 0;

  private final int[] rootEdges = new int[0x10000];
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
  }

  /// Builds an automaton; the terms are folded already and none is empty.
  public static TermAutomaton of(List<Term> terms) {
    return new TermAutomaton(terms);
  }

  /// Reports every occurrence in the first `length` units of `text`, by ascending end.
  ///
  /// Returns how many edges it looked up, which is never more than twice `length`.
  public int scan(char[] text, int length, Sink sink) {
    int lookups = 0;
    int state = ROOT;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      int next = ROOT;
      while (state != ROOT) {
        lookups++;
        next = edge(state, c);
        if (next != ROOT) {
          break;
        }
        state = failure[state];
      }
      if (state == ROOT) {
        lookups++;
        next = rootEdges[c];
      }
      state = next;
      for (int end = ending[state]; end != ROOT; end = ending[failure[end]]) {
        int start = i + 1 - depth[end];
        for (int o = firstOwner[end]; o < firstOwner[end + 1]; o++) {
          sink.found(owners[o], start, i + 1);
        }
      }
    }
    return lookups;
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
