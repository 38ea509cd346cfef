package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.List;
import org.chancery.archive.query.Chains.Row;
import org.chancery.archive.query.Chains.Stretch;

/// Where a stretch stands in a text.
final class Stretches {

  private Stretches() {}

  /// A place where it stands.
  ///
  /// @param start first word
  /// @param end last word
  /// @param words the words that make it, without those in between
  record Found(int start, int end, List<Integer> words) {}

  /// The shortest places where a stretch stands, in order: none contains another.
  static List<Found> find(Stretch stretch, Words text) {
    return switch (stretch) {
      case Stretch.Leaf(var row) -> rows(row, text);
      case Stretch.Followed(var first, var second, var between) ->
          followed(find(first, text), find(second, text), between);
    };
  }

  private static List<Found> rows(Row row, Words text) {
    List<Found> found = new ArrayList<>();
    var length = row.words().size();
    for (var start = 0; start + length <= text.size(); start++) {
      if (stands(row, text, start)) {
        List<Integer> words = new ArrayList<>();
        for (var i = 0; i < length; i++) {
          words.add(start + i);
        }
        found.add(new Found(start, start + length - 1, List.copyOf(words)));
      }
    }
    return found;
  }

  private static boolean stands(Row row, Words text, int start) {
    for (var i = 0; i < row.words().size(); i++) {
      var word = text.at(start + i);
      if (row.words().get(i).stream().noneMatch(term -> Likeness.of(term, word))) {
        return false;
      }
    }
    return true;
  }

  private static List<Found> followed(List<Found> firsts, List<Found> seconds, int between) {
    List<Found> found = new ArrayList<>();
    var at = 0;
    for (var i = 0; i < firsts.size(); i++) {
      var first = firsts.get(i);
      while (at < seconds.size() && seconds.get(at).start() <= first.end()) {
        at++;
      }
      if (at == seconds.size()) {
        break;
      }
      var second = seconds.get(at);
      var nextIsCloser = i + 1 < firsts.size() && firsts.get(i + 1).end() < second.start();
      if (!nextIsCloser && second.start() - first.end() - 1 <= between) {
        var words = new ArrayList<>(first.words());
        words.addAll(second.words());
        found.add(new Found(first.start(), second.end(), List.copyOf(words)));
      }
    }
    return found;
  }
}
