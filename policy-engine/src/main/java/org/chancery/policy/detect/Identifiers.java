package org.chancery.policy.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.chancery.policy.text.WordEdges;
import org.jspecify.annotations.Nullable;

/// The places of one text where an identifier may begin, shared by all detectors that look at it.
///
/// The work of a search is the text's length times a constant of the detector. Confined to one
/// thread, as the judging of one text is.
public final class Identifiers {
  private static final int EVIDENCE_CHARACTERS = 300;
  private static final int SHORT_WORD = 3;

  private final String sent;
  private final FoldedText folded;
  private final char[] units;
  private final int length;
  private int @Nullable [] digits;
  private int @Nullable [] letters;

  private Identifiers(String sent, FoldedText folded) {
    this.sent = sent;
    this.folded = folded;
    this.units = folded.units();
    this.length = folded.length();
  }

  /// Of a text.
  ///
  /// @param folded the same text, folded
  public static Identifiers of(String sent, FoldedText folded) {
    return new Identifiers(sent, folded);
  }

  /// What the detector finds, in order of place.
  ///
  /// @param atLeast how sure it has to be
  /// @param limit how many are enough
  public List<Hit> find(Detector detector, Confidence atLeast, int limit) {
    var hits = new ArrayList<Hit>();
    var evidence = new Evidence(detector);
    boolean fromDigit = detector.shapes().stream().anyMatch(Shape::fromDigit);
    boolean fromLetter = detector.shapes().stream().anyMatch(Shape::fromLetter);
    int after = 0;
    int[] starts = starts(fromDigit, fromLetter);
    for (int start : starts) {
      if (start >= after && hits.size() < limit) {
        after = Math.max(after, findAt(start, detector, evidence, atLeast, hits));
      }
    }
    return hits;
  }

  private int findAt(
      int start, Detector detector, Evidence evidence, Confidence atLeast, List<Hit> into) {
    boolean fromDigit = Shape.isDigit(units[start]);
    for (Shape shape : detector.shapes()) {
      if (fromDigit ? !shape.fromDigit() : !shape.fromLetter()) {
        continue;
      }
      int end = shape.end(units, length, start);
      if (end == Shape.NONE
          || (end < length && Shape.isAlphanumeric(units[end]))
          || (detector.strength().compareTo(Strength.DISTINCT) < 0 && isGlued(start, end))) {
        continue;
      }
      Span span = folded.original(start, end);
      String candidate =
          detector.exact() ? sent.substring(span.start(), span.end()) : compact(start, end);
      if (!detector.validator().accepts(candidate)) {
        continue;
      }
      Confidence confidence =
          detector.strength().confidence(shape.distinctive(), evidence.isNear(start, end));
      if (confidence.compareTo(atLeast) >= 0) {
        into.add(new Hit(span, confidence));
        return end;
      }
    }
    return start;
  }

  /// Whether it is a part of something longer: a decimal number, a path, a product code.
  private boolean isGlued(int start, int end) {
    boolean before =
        start > 1 && isGlue(units[start - 1]) && Shape.isAlphanumeric(units[start - 2]);
    boolean after = end + 1 < length && isGlue(units[end]) && Shape.isAlphanumeric(units[end + 1]);
    boolean money = start > 0 && "$€£¥".indexOf(units[start - 1]) >= 0;
    return before || after || money;
  }

  private static boolean isGlue(char c) {
    return c == '-' || c == '/' || c == '.' || c == ',' || c == '_' || c == '@';
  }

  private String compact(int start, int end) {
    var compact = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (Shape.isAlphanumeric(units[i]) || units[i] == '<') {
        compact.append(units[i]);
      }
    }
    return compact.toString().toUpperCase(Locale.ROOT);
  }

  private int[] starts(boolean fromDigit, boolean fromLetter) {
    int[] atDigits = digits;
    int[] atLetters = letters;
    if (atDigits == null || atLetters == null) {
      int[] digitStarts = new int[length];
      int[] letterStarts = new int[length];
      int digitCount = 0;
      int letterCount = 0;
      boolean within = false;
      for (int i = 0; i < length; i++) {
        boolean digit = Shape.isDigit(units[i]);
        boolean letter = Shape.isLetter(units[i]);
        if (digit && !within) {
          digitStarts[digitCount++] = i;
        } else if (letter && !within) {
          letterStarts[letterCount++] = i;
        }
        within = digit || letter;
      }
      atDigits = Arrays.copyOf(digitStarts, digitCount);
      atLetters = Arrays.copyOf(letterStarts, letterCount);
      digits = atDigits;
      letters = atLetters;
    }
    if (!fromLetter) {
      return atDigits;
    }
    return fromDigit ? merged(atDigits, atLetters) : atLetters;
  }

  private static int[] merged(int[] a, int[] b) {
    int[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    Arrays.sort(all);
    return all;
  }

  /// Where the words stand that speak for a detector's finds; looked for when first asked.
  private final class Evidence {
    private final Detector detector;
    private int @Nullable [] places;

    Evidence(Detector detector) {
      this.detector = detector;
    }

    boolean isNear(int start, int end) {
      int[] known = places;
      if (known == null) {
        known = find();
        places = known;
      }
      int from = Math.max(0, start - EVIDENCE_CHARACTERS);
      int at = Arrays.binarySearch(known, from);
      int next = at >= 0 ? at : -at - 1;
      return next < known.length && known[next] < end + EVIDENCE_CHARACTERS;
    }

    private int[] find() {
      String text = folded.text();
      var found = new java.util.TreeSet<Integer>();
      for (String word : detector.evidence()) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
          int end = at + word.length();
          if (WordEdges.begins(units, at)
              && (word.length() > SHORT_WORD || WordEdges.ends(units, end, length))) {
            found.add(at);
          }
        }
      }
      return found.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
