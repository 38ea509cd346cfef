package org.chancery.policy.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
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
  private @Nullable Starts starts;

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
    Starts starts = starts();
    if (detector.needsDigit() && !starts.anyDigit) {
      return List.of();
    }
    var hits = new ArrayList<Hit>();
    var evidence = new Evidence(detector);
    int after = 0;
    for (int start : starts.of(detector)) {
      Shape[] shapes = detector.shapesFrom(starts.digitsFrom[start]);
      if (shapes.length > 0 && start >= after && hits.size() < limit) {
        after = Math.max(after, findAt(start, shapes, detector, evidence, atLeast, hits));
      }
    }
    return hits;
  }

  private int findAt(
      int start,
      Shape[] shapes,
      Detector detector,
      Evidence evidence,
      Confidence atLeast,
      List<Hit> into) {
    for (Shape shape : shapes) {
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

  /// Where runs of letters and digits begin.
  private static final class Starts {
    private final int[] digits;
    private final int[] letters;
    private final int[] all;
    // How many digits a run begins with, where one does.
    private final byte[] digitsFrom;
    // At the beginning of a run or not.
    private final boolean anyDigit;

    Starts(int[] digits, int[] letters, int[] all, byte[] digitsFrom, boolean anyDigit) {
      this.digits = digits;
      this.letters = letters;
      this.all = all;
      this.digitsFrom = digitsFrom;
      this.anyDigit = anyDigit;
    }

    int[] of(Detector detector) {
      if (!detector.fromLetter()) {
        return digits;
      }
      return detector.fromDigit() ? all : letters;
    }
  }

  private Starts starts() {
    Starts known = starts;
    if (known == null) {
      known = findStarts();
      starts = known;
    }
    return known;
  }

  private Starts findStarts() {
    int[] digits = new int[length];
    int[] letters = new int[length];
    int[] all = new int[length];
    byte[] digitsFrom = new byte[length];
    int digitCount = 0;
    int letterCount = 0;
    boolean anyDigit = false;
    boolean within = false;
    for (int i = 0; i < length; i++) {
      boolean digit = Shape.isDigit(units[i]);
      boolean letter = Shape.isLetter(units[i]);
      if ((digit || letter) && !within) {
        all[digitCount + letterCount] = i;
        if (digit) {
          digitsFrom[i] = digitsFrom(i);
          digits[digitCount++] = i;
        } else {
          letters[letterCount++] = i;
        }
      }
      anyDigit |= digit;
      within = digit || letter;
    }
    return new Starts(
        Arrays.copyOf(digits, digitCount),
        Arrays.copyOf(letters, letterCount),
        Arrays.copyOf(all, digitCount + letterCount),
        digitsFrom,
        anyDigit);
  }

  private byte digitsFrom(int start) {
    int end = start;
    while (end < length && end - start < Detector.MOST_DIGITS && Shape.isDigit(units[end])) {
      end++;
    }
    return (byte) (end - start);
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
      var found = new TreeSet<Integer>();
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
