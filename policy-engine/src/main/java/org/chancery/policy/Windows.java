package org.chancery.policy;

import java.time.Duration;
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
  /// What the joined texts depend on; windows that agree in it share them.
  record Shape(int messages, Duration within, boolean numbers) {
    static Shape of(Condition.Window window) {
      return new Shape(window.messages(), window.within(), looksForNumbers(window.of()));
    }
  }

  private static final int REACH = 2_000;
  private static final int STEPS_A_CHARACTER = 10;

  /// One joined text and what was found in it.
  ///
  /// @param last where the message being judged begins
  /// @param shift how much of the beginning of the message being judged was left out
  record Joined(TextFindings findings, int last, int shift) {
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
                  new Span(shift + Math.max(0, place.start() - last), shift + place.end() - last),
                  place.view(),
                  place.disguised()))
          .toList();
    }
  }

  /// Joins with and without a blank, for a word may be split as well as a phrase; and for numbers
  /// once more without the words around them, for people say something between the parts.
  ///
  /// @param folded the message being judged
  static Windows of(Plan plan, Shape window, Context context, FoldedText folded, Budget budget) {
    Instant first = context.at().minus(window.within());
    List<Earlier> recent =
        context.recent().stream().filter(earlier -> !earlier.at().isBefore(first)).toList();
    var texts = new ArrayList<Joined>();
    String beginning = beginning(folded);
    int most = Math.min(window.messages() - 1, recent.size());
    boolean numbers = window.numbers() && firstDigit(beginning) >= 0;
    int start = numbers ? startOfNumbers(folded, beginning) : 0;
    for (int count = 1; count <= most; count++) {
      List<String> parts =
          recent.subList(recent.size() - count, recent.size()).stream().map(Earlier::text).toList();
      for (String between : new String[] {"", " "}) {
        String before = ending(String.join(between, parts)) + between;
        if (!join(plan, before, beginning, 0, budget, texts)) {
          return new Windows(texts, false);
        }
        String pieces =
            numbers && firstDigit(parts.getFirst()) >= 0
                ? ending(String.join(between, pieces(parts))) + between
                : before;
        if ((start > 0 || !pieces.equals(before))
            && !join(plan, pieces, beginning.substring(start), start, budget, texts)) {
          return new Windows(texts, false);
        }
      }
    }
    return new Windows(texts, true);
  }

  /// Adds a joined text, if the budget is enough.
  private static boolean join(
      Plan plan, String before, String text, int shift, Budget budget, List<Joined> texts) {
    String joined = before + text;
    if (!budget.spend((long) joined.length() * STEPS_A_CHARACTER)) {
      return false;
    }
    texts.add(
        new Joined(
            TextFindings.of(plan, joined, budget, plan::isWindowed), before.length(), shift));
    return true;
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

  /// The parts without what stands behind the first one's number and around the others', and
  /// without the parts that have none. What stands before may say what kind of number it is.
  private static List<String> pieces(List<String> parts) {
    var pieces = new ArrayList<String>();
    for (String part : parts) {
      if (firstDigit(part) >= 0) {
        int start = pieces.isEmpty() ? 0 : startOfNumbers(part);
        pieces.add(part.substring(start, endOfNumbers(part)));
      }
    }
    return pieces;
  }

  private static boolean looksForNumbers(Condition condition) {
    return switch (condition) {
      case Condition.Detect _, Condition.Regex _ -> true;
      case Condition.AtLeast(_, var of, _) -> looksForNumbers(of);
      case Condition.All(var parts) -> parts.stream().anyMatch(Windows::looksForNumbers);
      case Condition.Any(var parts) -> parts.stream().anyMatch(Windows::looksForNumbers);
      case Condition.Near(var of, _, _) -> of.stream().anyMatch(Windows::looksForNumbers);
      case Condition.Not(var part) -> looksForNumbers(part);
      case Condition.Lexicon _,
          Condition.Link _,
          Condition.File _,
          Condition.Burst _,
          Condition.Language _,
          Condition.Barrier _,
          Condition.Window _,
          Condition.Always _ ->
          false;
    };
  }

  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /// Where the first word with a digit begins, between user-perceived characters.
  private static int startOfNumbers(FoldedText folded, String text) {
    int start = startOfNumbers(text);
    return start == 0 ? 0 : folded.wholeCharacters(start, start + 1).start();
  }

  /// Where the first word with a digit begins.
  private static int startOfNumbers(String text) {
    int start = firstDigit(text);
    while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return Math.max(0, start);
  }

  /// Where the last word with a digit ends.
  private static int endOfNumbers(String text) {
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
