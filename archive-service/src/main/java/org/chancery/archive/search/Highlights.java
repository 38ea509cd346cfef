package org.chancery.archive.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// Carries matches in the folded text back to the original.
///
/// The index marks matches in the folded text with markers nobody can have typed; their places,
/// without the markers, are offsets into the folded text, which knows where each of its letters
/// came from.
final class Highlights {

  private final String open;
  private final String close;

  Highlights() {
    var nonce = UUID.randomUUID().toString();
    this.open = "<" + nonce + ">";
    this.close = "</" + nonce + ">";
  }

  /// What the index puts before a match.
  String open() {
    return open;
  }

  /// What the index puts behind a match.
  String close() {
    return close;
  }

  /// The matches as spans of the original, in order.
  ///
  /// @param marked the folded text with markers
  /// @param original what was written
  /// @return nothing when the marked text is not the folded original, as after a change of folding
  List<Span> spans(String marked, String original) {
    var plain = new StringBuilder(marked.length());
    List<int[]> found = new ArrayList<>();
    var at = 0;
    for (var start = marked.indexOf(open); start >= 0; start = marked.indexOf(open, at)) {
      var end = marked.indexOf(close, start);
      if (end < 0) {
        return List.of();
      }
      plain.append(marked, at, start);
      var from = plain.length();
      plain.append(marked, start + open.length(), end);
      found.add(new int[] {from, plain.length()});
      at = end + close.length();
    }
    plain.append(marked, at, marked.length());
    var folded = FoldedText.of(original);
    if (!folded.text().contentEquals(plain)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    for (var match : found) {
      if (match[0] < match[1]) {
        var span = folded.original(match[0], match[1]);
        if (!spans.isEmpty() && span.start() <= spans.getLast().end()) {
          var last = spans.removeLast();
          span = new Span(last.start(), Math.max(last.end(), span.end()));
        }
        spans.add(span);
      }
    }
    return List.copyOf(spans);
  }
}
