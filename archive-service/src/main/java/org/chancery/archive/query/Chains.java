package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proximity in the one form that can be answered: choices of chains, each a row of phrases with
/// the most words that may stand between neighbours.
///
/// `(a w/5 b) w/3 c` becomes the four orders of writing that satisfy it. What is not in order is
/// the choice of both orders, so that the same word twice is found as two words; a choice within a
/// distance becomes a choice of distances. Whether a chain stands in a text is asked of its
/// [Stretch]es.
public final class Chains {

  /// More choices than these are refused.
  static final int MOST = 256;

  private Chains() {}

  /// Words in a row, each of them one of several.
  ///
  /// @param words the choices for each place; never empty
  public record Row(List<List<Term>> words) {
    public Row {
      words = words.stream().map(List::copyOf).toList();
    }
  }

  /// A stretch of text: a row, or one stretch followed by another.
  ///
  /// Of stretches that begin or end alike only the shortest count, as in Lucene's intervals.
  public sealed interface Stretch {

    /// Words in a row.
    record Leaf(Row row) implements Stretch {}

    /// One and then another.
    ///
    /// @param between at most so many words in between
    record Followed(Stretch first, Stretch second, int between) implements Stretch {}
  }

  private record Chain(List<Row> rows, List<Integer> between) {
    Chain {
      rows = List.copyOf(rows);
      between = List.copyOf(between);
    }

    Chain followedBy(Chain next, int gap) {
      var allRows = new ArrayList<>(rows);
      allRows.addAll(next.rows);
      var allBetween = new ArrayList<>(between);
      allBetween.add(gap);
      allBetween.addAll(next.between);
      return new Chain(allRows, allBetween);
    }

    /// Built from its beginning and, where that is another thing, from its end: each may miss a row
    /// of three in which the middle word occurs twice, but not the same one.
    List<Stretch> stretches() {
      Stretch left = new Stretch.Leaf(rows.getFirst());
      for (var i = 1; i < rows.size(); i++) {
        left = new Stretch.Followed(left, new Stretch.Leaf(rows.get(i)), between.get(i - 1));
      }
      if (rows.size() < 3) {
        return List.of(left);
      }
      Stretch right = new Stretch.Leaf(rows.getLast());
      for (var i = rows.size() - 2; i >= 0; i--) {
        right = new Stretch.Followed(new Stretch.Leaf(rows.get(i)), right, between.get(i));
      }
      return List.of(left, right);
    }
  }

  /// The stretches of which any must stand in the text; empty if there would be too many.
  static Optional<List<Stretch>> tryOf(Near near) {
    return chains(near)
        .map(chains -> chains.stream().flatMap(chain -> chain.stretches().stream()).toList());
  }

  /// The stretches of which any must stand in the text.
  ///
  /// @param near of a query that was read, so that there are not too many
  public static List<Stretch> of(Near near) {
    return tryOf(near).orElseThrow(() -> new IllegalArgumentException("too many choices"));
  }

  private static Optional<List<Chain>> chains(Near near) {
    return switch (near) {
      case Near.Phrase(var words) ->
          Optional.of(List.of(single(new Row(words.stream().map(List::of).toList()))));
      case Near.Either(var choices) -> either(choices);
      case Near.Within(var first, var second, var words, var inOrder) ->
          chains(first)
              .flatMap(ones ->
                  chains(second).flatMap(others -> within(ones, others, words - 1, inOrder)));
    };
  }

  private static Optional<List<Chain>> either(List<Near> choices) {
    List<Term> single = new ArrayList<>();
    List<Chain> all = new ArrayList<>();
    for (var choice : choices) {
      if (choice instanceof Near.Phrase(var words) && words.size() == 1) {
        single.addAll(words);
      } else {
        var chains = chains(choice);
        if (chains.isEmpty()) {
          return Optional.empty();
        }
        all.addAll(chains.get());
      }
    }
    if (!single.isEmpty()) {
      all.add(single(new Row(List.of(single))));
    }
    return all.size() > MOST ? Optional.empty() : Optional.of(all);
  }

  private static Optional<List<Chain>> within(
      List<Chain> ones, List<Chain> others, int gap, boolean inOrder) {
    if ((long) ones.size() * others.size() * 2 > MOST) {
      return Optional.empty();
    }
    List<Chain> all = new ArrayList<>();
    for (var one : ones) {
      for (var other : others) {
        all.add(one.followedBy(other, gap));
        if (!inOrder) {
          all.add(other.followedBy(one, gap));
        }
      }
    }
    return Optional.of(all);
  }

  private static Chain single(Row row) {
    return new Chain(List.of(row), List.of());
  }
}
