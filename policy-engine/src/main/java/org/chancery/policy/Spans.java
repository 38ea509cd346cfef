package org.chancery.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chancery.policy.text.Span;

/// Puts places in order.
final class Spans {
  private static final Comparator<Span> IN_ORDER =
      Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

  private Spans() {}

  /// The places' spans, ascending, those that overlap made one.
  static List<Span> merged(List<Occurrence> places) {
    if (places.size() < 2) {
      return places.stream().map(Occurrence::span).toList();
    }
    var spans = new ArrayList<Span>(places.size());
    places.forEach(place -> spans.add(place.span()));
    spans.sort(IN_ORDER);
    var merged = new ArrayList<Span>(spans.size());
    Span open = spans.getFirst();
    for (Span span : spans) {
      if (span.start() < open.end()) {
        open = new Span(open.start(), Math.max(open.end(), span.end()));
      } else {
        merged.add(open);
        open = span;
      }
    }
    merged.add(open);
    return merged;
  }
}
