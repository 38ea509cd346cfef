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
  /// How far from an identifier the words that speak for it may stand, in folded characters.
  public static final int EVIDENCE_CHARACTERS = 300;

  private static final int SHORT_WORD = 3;

  private final String sent;
  private final FoldedText folded;
  private final char[] units;
  private final int length;
  private final int first;
  private final int last;
  private @Nullable Starts starts;
  private @Nullable String words;

  private Identifiers(String sent, FoldedText folded, int first, int last) {
    this.sent = sent;
    this.folded = folded;
    this.units = folded.units();
    this.length = folded.length();
    this.first = first;
    this.last = last;
  }

  /// Of a text.
  ///
  /// @param folded the same text, folded
  public static Identifiers of(String sent, FoldedText folded) {
    return new Identifiers(sent, folded, 0, folded.length());
  }

  /// Of what begins within a part of a text.
  ///
  /// @param folded the same text, folded
  /// @param part of the text as it was sent
  public static Identifiers within(String sent, FoldedText folded, Span part) {
    return new Identifiers(
        sent, folded, folded.unitFrom(part.start()), folded.unitFrom(part.end()));
  }

  /// What the detector finds, in order of place.
  ///
  /// @param atLeast how sure it has to be
  /// @param limit how many are enough
  public List<Hit> find(Detector detector, Confidence atLeast, int limit) {
    Starts starts = starts();
    var hits = new ArrayList<Hit>();
    var evidence = new Evidence(detector);
    int tries = detector.fromLetter() ? starts.places.length : starts.digitFirst.length;
    int after = 0;
    for (int i = 0; i < tries && hits.size() < limit; i++) {
      int at = detector.fromLetter() ? i : starts.digitFirst[i];
      if (starts.digitIn[at] > detector.digitBy() || !detector.fitsRun(starts.runs[at])) {
        continue;
      }
      Shape[] shapes = detector.shapesFrom(starts.digits[at]);
      int start = starts.places[at];
      if (shapes.length > 0 && start >= after) {
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
      // Asked before the check, for in a wall of digits the check is what costs.
      Strength strength = detector.strength();
      Confidence confidence = strength.confidence(shape.distinctive(), false);
      if (confidence.compareTo(Confidence.HIGH) < 0 && evidence.isNear(start, end)) {
        confidence = strength.confidence(shape.distinctive(), true);
      }
      if (confidence.compareTo(atLeast) < 0) {
        continue;
      }
      Span span = folded.original(start, end);
      String candidate =
          detector.exact() ? sent.substring(span.start(), span.end()) : compact(start, end);
      if (detector.validator().accepts(candidate)) {
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

  /// Where runs of letters and digits begin, and what can be told of them at a glance.
  private static final class Starts {
    private final int[] places;
    // How many digits each begins with.
    private final byte[] digits;
    // How many letters and digits each has, and how many characters from its beginning the next
    // digit has come; as far as a byte can say.
    private final byte[] runs;
    private final byte[] digitIn;
    // The numbers of those that begin with a digit.
    private int[] digitFirst = {};

    Starts(int count) {
      places = new int[count];
      digits = new byte[count];
      runs = new byte[count];
      digitIn = new byte[count];
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
    int count = countStarts();
    var starts = new Starts(count);
    var digitFirst = new int[count];
    int numbers = 0;
    int at = count;
    int end = length;
    int nextDigit = length + Byte.MAX_VALUE;
    for (int i = length - 1; i >= first; i--) {
      if (!Shape.isAlphanumeric(units[i])) {
        end = i;
        continue;
      }
      if (Shape.isDigit(units[i])) {
        nextDigit = i;
      }
      if (i < last && (i == 0 || !Shape.isAlphanumeric(units[i - 1]))) {
        at--;
        starts.places[at] = i;
        starts.runs[at] = (byte) Math.min(end - i, Byte.MAX_VALUE);
        starts.digitIn[at] = (byte) Math.min(nextDigit + 1 - i, Byte.MAX_VALUE);
        if (nextDigit == i) {
          starts.digits[at] = digitsFrom(i);
          digitFirst[count - ++numbers] = at;
        }
      }
    }
    starts.digitFirst = Arrays.copyOfRange(digitFirst, count - numbers, count);
    return starts;
  }

  private int countStarts() {
    int count = 0;
    boolean within = first > 0 && Shape.isAlphanumeric(units[first - 1]);
    for (int i = first; i < last; i++) {
      boolean part = Shape.isAlphanumeric(units[i]);
      count += part && !within ? 1 : 0;
      within = part;
    }
    return count;
  }

  private byte digitsFrom(int start) {
    int end = start;
    while (end < length && end - start < Detector.MOST_DIGITS && Shape.isDigit(units[end])) {
      end++;
    }
    return (byte) (end - start);
  }

  /// The folded text, of which detectors ask one after the other.
  private String words() {
    String known = words;
    if (known == null) {
      known = folded.text();
      words = known;
    }
    return known;
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
      String text = words();
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
