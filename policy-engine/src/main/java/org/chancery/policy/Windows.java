package org.chancery.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chancery.policy.match.Budget;
import org.chancery.policy.text.Span;

/// The sender's last messages joined, with the one being judged at the end.
///
/// @param texts the joined texts, shortest first
record Windows(List<Joined> texts) {
  /// One joined text and what was found in it.
  ///
  /// @param last where the message being judged begins
  record Joined(TextFindings findings, int last) {
    /// Whether any of the places reaches into the message being judged.
    boolean reachesLast(List<Occurrence> places) {
      return places.stream().anyMatch(place -> place.end() > last);
    }

    /// The places as far as they lie in the message being judged.
    List<Occurrence> inLast(List<Occurrence> places) {
      return places.stream()
          .filter(place -> place.end() > last)
          .map(place ->
              new Occurrence(
                  new Span(Math.max(0, place.start() - last), place.end() - last),
                  place.view(),
                  place.disguised()))
          .toList();
    }
  }

  /// Joins with and without a blank, for a word may be split as well as a phrase.
  static Windows of(
      Plan plan, Condition.Window window, Context context, String text, Budget budget) {
    Instant first = context.at().minus(window.within());
    List<Earlier> recent =
        context.recent().stream().filter(earlier -> !earlier.at().isBefore(first)).toList();
    var texts = new ArrayList<Joined>();
    int most = Math.min(window.messages() - 1, recent.size());
    for (int count = 1; count <= most; count++) {
      List<String> parts =
          recent.subList(recent.size() - count, recent.size()).stream().map(Earlier::text).toList();
      for (String between : new String[] {"", " "}) {
        String before = String.join(between, parts) + between;
        texts.add(
            new Joined(TextFindings.of(plan, before + text, budget, _ -> true), before.length()));
      }
    }
    return new Windows(texts);
  }
}
