package org.chancery.policy;

import java.util.ArrayList;
import java.util.List;
import org.chancery.policy.text.Span;
import org.chancery.policy.text.TextView;

/// The lines of a reading that are not as they were sent.
///
/// What a pattern finds in the others it has found in the text itself, so that a long paste with
/// one disguise in it does not cost a search of the whole for every reading.
final class ChangedLines {
  private ChangedLines() {}

  /// Stretches of whole lines, as many as stand together.
  ///
  /// @param text the reading's
  /// @param sent the text that was read
  static List<Span> of(TextView reading, String text, String sent) {
    var stretches = new ArrayList<Span>();
    int open = -1;
    int start = 0;
    while (start <= text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      boolean changed = isChanged(reading, text, sent, start, end);
      if (changed && open < 0) {
        open = start;
      } else if (!changed && open >= 0) {
        stretches.add(new Span(open, start - 1));
        open = -1;
      }
      start = end + 1;
    }
    if (open >= 0) {
      stretches.add(new Span(open, text.length()));
    }
    return stretches;
  }

  /// The stretches with what stands less than `gap` apart joined.
  static List<Span> joined(List<Span> stretches, int gap) {
    var joined = new ArrayList<Span>();
    for (Span stretch : stretches) {
      if (!joined.isEmpty() && stretch.start() - joined.getLast().end() < gap) {
        joined.add(new Span(joined.removeLast().start(), stretch.end()));
      } else {
        joined.add(stretch);
      }
    }
    return joined;
  }

  private static boolean isChanged(
      TextView reading, String text, String sent, int start, int lineEnd) {
    int end = lineEnd > start && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
    if (end == start) {
      return false;
    }
    Span origin = reading.original(start, end);
    int length = end - start;
    return origin.end() - origin.start() != length
        || !sent.regionMatches(origin.start(), text, start, length);
  }
}
