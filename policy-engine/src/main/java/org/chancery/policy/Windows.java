package org.chancery.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chancery.policy.match.Budget;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// The sender's last messages joined, with the one being judged at the end.
///
/// Of long messages only what stands near the border is joined.
///
/// @param texts the joined texts, shortest first
/// @param complete whether the budget was enough for all of them
record Windows(List<Joined> texts, boolean complete) {
  private static final int REACH = 2_000;
  private static final int STEPS_A_CHARACTER = 10;

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
  ///
  /// @param folded the message being judged
  static Windows of(
      Plan plan, Condition.Window window, Context context, FoldedText folded, Budget budget) {
    Instant first = context.at().minus(window.within());
    List<Earlier> recent =
        context.recent().stream().filter(earlier -> !earlier.at().isBefore(first)).toList();
    var texts = new ArrayList<Joined>();
    String beginning = beginning(folded);
    int most = Math.min(window.messages() - 1, recent.size());
    for (int count = 1; count <= most; count++) {
      List<String> parts =
          recent.subList(recent.size() - count, recent.size()).stream().map(Earlier::text).toList();
      for (String between : new String[] {"", " "}) {
        String before = ending(String.join(between, parts)) + between;
        String joined = before + beginning;
        if (!budget.spend((long) joined.length() * STEPS_A_CHARACTER)) {
          return new Windows(texts, false);
        }
        texts.add(new Joined(TextFindings.of(plan, joined, budget, _ -> true), before.length()));
      }
    }
    return new Windows(texts, true);
  }

  private static String ending(String text) {
    return text.substring(Math.max(0, text.length() - REACH));
  }

  /// Cut between user-perceived characters, for places in it are places of the text.
  private static String beginning(FoldedText folded) {
    String text = folded.original();
    return text.length() <= REACH
        ? text
        : text.substring(0, folded.wholeCharacters(0, REACH).end());
  }
}
