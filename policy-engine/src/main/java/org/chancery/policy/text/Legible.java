package org.chancery.policy.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// A text as it is seen: rendered, without what cannot be seen, and in plain characters.
///
/// Unlike folding it keeps capitals, and of other alphabets it reads only letters that stand in a
/// word among Latin ones or digits.
final class Legible {
  private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();
  private static final char UNKNOWN = 0;
  // What a character of the basic plane is read as, learned on first use. Races are harmless.
  private static final char[] PLAIN = new char[0x10000];
  // The same of a character of another plane, which stands before it in one value.
  private static final AtomicLongArray FORMS = new AtomicLongArray(1024);

  private final Copy copy;

  private Legible(int size) {
    this.copy = Copy.ofSize(size);
  }

  static Copy of(FoldedText text) {
    String original = text.original();
    boolean foreign = false;
    boolean rendered = false;
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      foreign |= c >= 0x80;
      rendered |=
          c < 0x80 ? Rendering.mayBegin(c, i > 0 && original.charAt(i - 1) == c) : c == '\u202E';
    }
    if (!foreign && !rendered) {
      return Copy.of(original);
    }
    Rendering rendering = rendered ? text.rendering().orElse(null) : null;
    if (!foreign && rendering == null) {
      return Copy.of(original);
    }
    var legible = new Legible(original.length());
    legible.read(rendering == null ? original : rendering.text(), rendering);
    return legible.copy;
  }

  private void read(String text, @Nullable Rendering rendering) {
    if (rendering != null) {
      copy.markChanged();
    }
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (unit < 0x80) {
        at = copy.addAscii(text, at, rendering);
        continue;
      }
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (Folding.isUnseen(c)) {
        copy.markChanged();
      } else {
        // Under a direction override the second half of a pair comes from before the first.
        int start = rendering == null ? at : Math.min(rendering.from(at), rendering.from(next - 1));
        int end = rendering == null ? next : Math.max(rendering.to(at), rendering.to(next - 1));
        char plain = plain(c);
        if (plain != UNKNOWN) {
          copy.add(plain, start, end);
          copy.markChanged();
        } else {
          copy.add(unit, start, end);
          if (next > at + 1) {
            copy.add(text.charAt(at + 1), start, end);
          }
        }
      }
      at = next;
    }
    foreignLetters();
  }

  /// The printable ASCII character that another is a form of, or 0.
  private static char plain(int c) {
    if (c > Character.MAX_VALUE) {
      int place = (c ^ (c >>> 10)) & (FORMS.length() - 1);
      long known = FORMS.get(place);
      if (known >>> Character.SIZE != c) {
        known = (long) c << Character.SIZE | plainForm(c);
        FORMS.lazySet(place, known);
      }
      return (char) known;
    }
    char known = PLAIN[c];
    if (known == UNKNOWN) {
      char plain = plainForm(c);
      known = plain == UNKNOWN ? (char) c : plain;
      PLAIN[c] = known;
    }
    return known < 0x80 ? known : UNKNOWN;
  }

  private static char plainForm(int c) {
    int digit = UCharacter.digit(c);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    String form = COMPATIBLE.normalize(Character.toString(c));
    char only = form.length() == 1 ? form.charAt(0) : UNKNOWN;
    return only >= ' ' && only < 0x7F ? only : UNKNOWN;
  }

  /// Letters of other alphabets, in words that have Latin letters or digits too.
  private void foreignLetters() {
    int at = 0;
    while (at < copy.length()) {
      if (copy.at(at) < 0x80 || !isPart(copy.at(at))) {
        at++;
        continue;
      }
      int start = at;
      while (start > 0 && isPart(copy.at(start - 1))) {
        start--;
      }
      boolean plain = false;
      at = start;
      while (at < copy.length() && isPart(copy.at(at))) {
        plain |= Copy.isAlphanumeric(copy.at(at));
        at++;
      }
      for (int i = start; plain && i < at; i++) {
        char letter = latin(copy.at(i));
        if (letter != UNKNOWN) {
          copy.set(i, letter);
        }
      }
    }
  }

  private static boolean isPart(char c) {
    return Copy.isAlphanumeric(c) || c == '_' || c == '-' || (c >= 0x80 && Character.isLetter(c));
  }

  private static char latin(char c) {
    if (c < 0x80) {
      return UNKNOWN;
    }
    char small = Character.toLowerCase(c);
    char letter = LookalikeTable.letter(small);
    return letter != 0 && small != c ? Character.toUpperCase(letter) : letter;
  }
}
