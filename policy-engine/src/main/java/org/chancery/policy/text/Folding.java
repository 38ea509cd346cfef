package org.chancery.policy.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Folds a text, keeping for every folded unit where it came from.
///
/// In order: invisible characters are dropped; NFKC with full case folding; canonical
/// decomposition; the marks of scripts that read without them are dropped; Arabic letter forms,
/// dotless i and national digits are mapped; canonical composition; runs of blanks become one.
///
/// Look-alike letters, leet spelling, separators within words and repeated letters are not folded
/// here: each of them is a further view made from this one, because each invents matches that a
/// rule must be able to trust less.
public final class Folding {
  /// Part of every policy set's hash: the same rules under another folding, or with other views or
  /// stems, are another set.
  public static final int VERSION = 3;

  private static final Normalizer2 CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
  private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

  // Not seen by a reader: zero-width characters, direction controls, control codes that are not
  // blanks, annotation marks, the Arabic tatweel (it only stretches) and the empty Braille cell.
  private static final BitSet INVISIBLE =
      charactersIn(
          "[[:Default_Ignorable_Code_Point:][:Bidi_Control:][[:Cc:]-[:White_Space:]]"
              + "\\u0640\\u2800\\uFFF9-\\uFFFB]");

  // Elsewhere a mark is a vowel (Thai, Devanagari) or another sound (Japanese), not an ornament.
  private static final BitSet ORNAMENTAL_MARKS =
      charactersIn(
          "[[[[:Mn:][:Me:]]&[[:sc=Inherited:][:sc=Arab:][:sc=Hebr:][:sc=Latn:][:sc=Grek:][:sc=Cyrl:]]]"
              + "-[\\u3099\\u309A]]");

  // As the Stream-Safe Text Format does it, so that a tower of marks cannot make normalisation,
  // which sorts them, quadratic.
  private static final int LONGEST_SEGMENT = 32;

  // One ligature stands for up to 18 letters. A text of thousands of them must not become a text of
  // a million letters: when that many have been added, of each further one only the first are kept.
  private static final int MOST_ADDED = 16_384;
  private static final int FIRST_KEPT = 2;

  private static final char UNKNOWN = 0;
  private static final char NOT_ONE_UNIT = 0xFFFF;
  // The fold of a character of the basic plane standing alone, learned on first use. Races are
  // harmless: every thread writes the same value.
  private static final char[] ALONE = new char[0x10000];
  // Of those that fold to more or less than one unit.
  private static final @Nullable String[] ALONE_TEXT = new String[0x10000];
  // Of what is folded in one piece and is no single character of the basic plane, by hash; a later
  // piece takes the place of an earlier one.
  private static final @Nullable Piece[] PIECES = new Piece[4096];

  private final String original;
  private final StringBuilder segment = new StringBuilder();
  private char[] units;
  private int[] starts;
  private int[] ends;
  private int length;
  private int added;

  private Folding(String original) {
    this.original = original;
    this.units = new char[original.length() + 8];
    this.starts = new int[units.length];
    this.ends = new int[units.length];
  }

  /// A bit for each character of a set, which outside the basic plane answers many times sooner.
  private static BitSet charactersIn(String set) {
    var characters = new BitSet();
    for (UnicodeSet.EntryRange range : new UnicodeSet(set).ranges()) {
      characters.set(range.codepoint, range.codepointEnd + 1);
    }
    return characters;
  }

  /// Whether a reader does not see it, or sees it only as an ornament of what stands before it.
  static boolean isUnseen(int c) {
    return INVISIBLE.get(c) || ORNAMENTAL_MARKS.get(c);
  }

  static FoldedText fold(String original) {
    int size = original.length();
    var units = new char[size];
    boolean afterBlank = false;
    for (int i = 0; i < size; i++) {
      char c = original.charAt(i);
      boolean blank = c == ' ';
      if (c >= 0x7F || c < ' ' || (blank && afterBlank)) {
        return new Folding(original).foldAll();
      }
      afterBlank = blank;
      units[i] = c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return new FoldedText(original, units, size, null, null);
  }

  private FoldedText foldAll() {
    int size = original.length();
    int at = 0;
    while (at < size) {
      char c = original.charAt(at);
      int next = at + 1;
      if (isPlain(c) && (next == size || original.charAt(next) < 0x80)) {
        emit(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c, at, next);
        at = next;
      } else {
        at = foldSegment(at);
      }
    }
    return new FoldedText(original, units, length, starts, ends);
  }

  private static boolean isPlain(char c) {
    return (c >= ' ' && c < 0x7F) || (c >= '\t' && c <= '\r');
  }

  /// Folds what normalisation must see in one piece, and returns where the next piece begins.
  private int foldSegment(int start) {
    int size = original.length();
    int first = scalarAt(start);
    int at = start + unitsAt(start);
    if (INVISIBLE.get(first)) {
      return at;
    }
    segment.setLength(0);
    segment.appendCodePoint(first);
    int end = at;
    int count = 1;
    while (at < size && count < LONGEST_SEGMENT) {
      int scalar = scalarAt(at);
      if (!INVISIBLE.get(scalar)) {
        if (CASE_FOLD.hasBoundaryBefore(scalar)) {
          break;
        }
        segment.appendCodePoint(scalar);
        count++;
        end = at + unitsAt(at);
      }
      at += unitsAt(at);
    }
    if (count == 1 && first < ALONE.length) {
      emitAlone((char) first, start, end);
    } else {
      emitAll(foldedPiece(), start, end);
    }
    return at;
  }

  /// A piece and its fold. Immutable, so that it may be handed over without a lock.
  private record Piece(String text, String folded) {}

  private String foldedPiece() {
    int hash = 0;
    for (int i = 0; i < segment.length(); i++) {
      hash = 31 * hash + segment.charAt(i);
    }
    int place = (hash ^ (hash >>> 12)) & (PIECES.length - 1);
    Piece known = PIECES[place];
    if (known == null || !known.text.contentEquals(segment)) {
      known = new Piece(segment.toString(), folded(segment));
      PIECES[place] = known;
    }
    return known.folded;
  }

  private void emitAlone(char c, int start, int end) {
    char folded = ALONE[c];
    if (folded == UNKNOWN) {
      String text = folded(segment);
      folded = text.length() == 1 ? text.charAt(0) : NOT_ONE_UNIT;
      ALONE[c] = folded;
    }
    if (folded == NOT_ONE_UNIT) {
      String text = ALONE_TEXT[c];
      if (text == null) {
        text = folded(segment);
        ALONE_TEXT[c] = text;
      }
      emitAll(text, start, end);
    } else {
      emit(folded, start, end);
    }
  }

  private static String folded(CharSequence segment) {
    String decomposed = DECOMPOSE.normalize(CASE_FOLD.normalize(segment));
    var kept = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (!ORNAMENTAL_MARKS.get(c)) {
        kept.appendCodePoint(plainForm(c));
      }
    }
    return COMPOSE.normalize(kept);
  }

  private static int plainForm(int c) {
    return switch (c) {
      case 'ٱ' -> 'ا';
      case 'ى', 'ی' -> 'ي';
      case 'ة' -> 'ه';
      case 'ک' -> 'ك';
      case 'ı' -> 'i';
      default ->
          UCharacter.getType(c) == UCharacterCategory.DECIMAL_DIGIT_NUMBER
              ? '0' + UCharacter.digit(c)
              : c;
    };
  }

  private void emitAll(String text, int start, int end) {
    int most = Math.max(FIRST_KEPT, end - start);
    added += Math.max(0, text.length() - most);
    int kept = added > MOST_ADDED ? Math.min(text.length(), most) : text.length();
    for (int i = 0; i < kept; i++) {
      emit(text.charAt(i), start, end);
    }
  }

  private void emit(char unit, int start, int end) {
    boolean blank = isBlank(unit);
    if (blank && length > 0 && units[length - 1] == ' ') {
      ends[length - 1] = end;
      return;
    }
    if (length == units.length) {
      int larger = length + (length >> 1) + 18;
      units = Arrays.copyOf(units, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
    }
    units[length] = blank ? ' ' : unit;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == '\u0085'
        || c == '\u1680'
        || c == '\u2028'
        || c == '\u2029';
  }

  /// The code point there; a lone surrogate reads as the replacement character.
  private int scalarAt(int at) {
    int c = original.codePointAt(at);
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c;
  }

  private int unitsAt(int at) {
    return Character.charCount(original.codePointAt(at));
  }
}
