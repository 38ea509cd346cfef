package org.chancery.policy;

import java.util.List;

/// A condition ready to be judged.
///
/// @param condition what it is
/// @param leaf the number under which what it finds is kept; negative if it is not looked for in
///   the one pass over the text
/// @param parts the conditions it consists of
record Node(Condition condition, int leaf, List<Node> parts) {
  static final int NO_LEAF = -1;

  Node part() {
    return parts.getFirst();
  }

  /// Whether it may hold of a text in which no leaf was found.
  boolean isSilent() {
    return switch (condition) {
      case Condition.Lexicon _, Condition.Regex _, Condition.Detect _, Condition.Link _ -> false;
      case Condition.Near _, Condition.All _ -> parts.stream().allMatch(Node::isSilent);
      case Condition.Any _ -> parts.stream().anyMatch(Node::isSilent);
      case Condition.AtLeast _ -> part().isSilent();
      case Condition.Not _,
          Condition.File _,
          Condition.Burst _,
          Condition.Language _,
          Condition.Barrier _,
          Condition.Window _,
          Condition.Always _ ->
          true;
    };
  }

  /// Whether it finds places whenever it holds.
  boolean findsPlaces() {
    return switch (condition) {
      case Condition.Lexicon _, Condition.Regex _, Condition.Detect _, Condition.Link _ -> true;
      case Condition.Near _, Condition.AtLeast _ -> true;
      case Condition.All _ -> parts.stream().anyMatch(Node::findsPlaces);
      case Condition.Any _ -> parts.stream().allMatch(Node::findsPlaces);
      case Condition.Window _ -> part().findsPlaces();
      case Condition.Not _,
          Condition.File _,
          Condition.Burst _,
          Condition.Language _,
          Condition.Barrier _,
          Condition.Always _ ->
          false;
    };
  }
}
