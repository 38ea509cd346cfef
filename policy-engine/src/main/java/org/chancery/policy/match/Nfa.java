package org.chancery.policy.match;

import com.google.re2j.Instructions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One or more patterns as a graph that a machine walks in many places at once. Immutable once
/// built.
final class Nfa {
  /// What a node does.
  enum Kind {
    /// Goes on in several places, the first preferred.
    SPLIT,
    /// Goes on where conditions hold.
    GUARD,
    /// Takes a character.
    CONSUME,
    /// Ends a match.
    MATCH
  }

  static final int[] ANYTHING = {0, Character.MAX_CODE_POINT};

  /// A node.
  static final class Node {
    private static final int[] NONE = {};

    private final Kind kind;
    private final int value;
    private final int[] ranges;
    private final int[] next;

    private Node(Kind kind, int value, int[] ranges, int... next) {
      this.kind = kind;
      this.value = value;
      this.ranges = ranges;
      this.next = next;
    }

    Kind kind() {
      return kind;
    }

    /// The conditions of a guard, the pattern of a match.
    int value() {
      return value;
    }

    /// The characters that are taken: pairs of first and last code point, ascending.
    int[] ranges() {
      return ranges;
    }

    /// Where to go on.
    int[] next() {
      return next;
    }

    static Node split(int... next) {
      return new Node(Kind.SPLIT, 0, NONE, next);
    }

    static Node match(int pattern) {
      return new Node(Kind.MATCH, pattern, NONE);
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private int start;
  private boolean guarded;

  private Nfa() {}

  /// Patterns that may begin anywhere; a match tells the place of its pattern in the list.
  static Nfa anywhere(List<com.google.re2j.Pattern> patterns) {
    var nfa = new Nfa();
    int[] starts = new int[patterns.size() + 1];
    for (int i = 0; i < patterns.size(); i++) {
      starts[i] = nfa.add(patterns.get(i), i);
    }
    int root = nfa.nodes.size();
    starts[patterns.size()] = root + 1;
    nfa.nodes.add(Node.split(starts));
    nfa.nodes.add(new Node(Kind.CONSUME, 0, ANYTHING, root));
    nfa.start = root;
    return nfa;
  }

  /// One pattern read from the end of a match to its beginning.
  static Nfa backwards(com.google.re2j.Pattern pattern) {
    var forwards = new Nfa();
    int start = forwards.add(pattern, 0);
    int count = forwards.nodes.size();
    var before = new ArrayList<List<Integer>>();
    for (int i = 0; i < count; i++) {
      before.add(new ArrayList<>(2));
    }
    var nfa = new Nfa();
    // The first nodes are the old ones as places; those that do something come behind.
    var doing = new ArrayList<Node>();
    for (int i = 0; i < count; i++) {
      Node node = forwards.nodes.get(i);
      for (int next : node.next) {
        if (node.kind == Kind.SPLIT) {
          before.get(next).add(i);
        } else {
          before.get(next).add(count + 1 + doing.size());
          doing.add(new Node(node.kind, node.value, node.ranges, i));
        }
      }
      if (node.kind == Kind.MATCH) {
        nfa.start = i;
      }
    }
    before.get(start).add(count);
    before.forEach(
        places -> nfa.nodes.add(Node.split(places.stream().mapToInt(Integer::intValue).toArray())));
    nfa.nodes.add(Node.match(0));
    nfa.nodes.addAll(doing);
    nfa.guarded = forwards.guarded;
    return nfa;
  }

  /// Adds a pattern's program behind what there is, and returns where it begins.
  private int add(com.google.re2j.Pattern pattern, int number) {
    int base = nodes.size();
    var added = new Node[Instructions.count(pattern)];
    Arrays.fill(added, Node.split());
    int first =
        Instructions.read(
            pattern,
            new Instructions.Sink() {
              @Override
              public void jump(int at, int next) {
                added[at] = Node.split(base + next);
              }

              @Override
              public void split(int at, int one, int other) {
                added[at] = Node.split(base + one, base + other);
              }

              @Override
              public void guard(int at, int conditions, int next) {
                guarded = true;
                added[at] = new Node(Kind.GUARD, conditions, Node.NONE, base + next);
              }

              @Override
              public void consume(int at, int[] ranges, int next) {
                added[at] = new Node(Kind.CONSUME, 0, ranges, base + next);
              }

              @Override
              public void match(int at) {
                added[at] = Node.match(number);
              }
            });
    nodes.addAll(List.of(added));
    return base + first;
  }

  List<Node> nodes() {
    return nodes;
  }

  int start() {
    return start;
  }

  /// Whether any node asks what stands on either side.
  boolean isGuarded() {
    return guarded;
  }
}
