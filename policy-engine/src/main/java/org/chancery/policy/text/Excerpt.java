package org.chancery.policy.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rendered text says round the places where rendering changed it: all that a term can reach
/// that has something changed in it. If that is most of the text, it is the whole of it.
///
/// In a long text of which a few words are set in bold, it spares reading the rest again for each
/// view. Immutable.
final class Excerpt {
  // A term has at most 200 characters, of which a disguise may repeat each.
  private static final int LETTERS = 256;
  // What else stands between so many letters before the whole is taken.
  private static final int MOST_UNITS = 16 * LETTERS;
  // No term has it, and no row of single letters goes across.
  private static final String BARRIER = " , , ";

  private final String text;
  // The rendered unit that each of the text is; null if each is itself.
  private final int @Nullable [] places;

  private Excerpt(String text, int @Nullable [] places) {
    this.text = text;
    this.places = places;
  }

  /// Of a rendered text.
  static Excerpt of(Rendering rendering) {
    String whole = rendering.text();
    List<Span> parts = parts(rendering, whole);
    int length = parts.stream().mapToInt(part -> part.end() - part.start()).sum();
    if (parts.isEmpty() || 2 * length > whole.length()) {
      return new Excerpt(whole, null);
    }
    var text = new StringBuilder(length + parts.size() * BARRIER.length());
    var places = new int[length + parts.size() * BARRIER.length()];
    for (Span part : parts) {
      for (int i = part.start(); i < part.end(); i++) {
        places[text.length()] = i;
        text.append(whole.charAt(i));
      }
      for (int i = 0; i < BARRIER.length(); i++) {
        places[text.length()] = part.end() - 1;
        text.append(BARRIER.charAt(i));
      }
    }
    return new Excerpt(text.toString(), places);
  }

  String text() {
    return text;
  }

  /// The rendered unit that a unit of the text is.
  int place(int unit) {
    return places == null ? unit : places[unit];
  }

  /// The parts round what changed, in order and apart; none if the whole is as quickly read.
  private static List<Span> parts(Rendering rendering, String whole) {
    var parts = new ArrayList<Span>();
    int room = whole.length() / (2 * LETTERS);
    int start = 0;
    int end = 0;
    for (int i = 0; i < whole.length(); i++) {
      if (!rendering.changed(i)) {
        continue;
      }
      int before = reach(whole, i, -1);
      int behind = reach(whole, i, 1);
      if (room-- == 0 || i - before > MOST_UNITS || behind - i > MOST_UNITS) {
        return List.of();
      }
      if (before > end) {
        if (end > start) {
          parts.add(new Span(start, end));
        }
        start = before;
      }
      end = behind;
    }
    if (end > start) {
      parts.add(new Span(start, end));
    }
    return parts;
  }

  /// Where as many letters have passed as a term can have, and the word ends; one more unit than
  /// may be if that is farther.
  private static int reach(String text, int from, int step) {
    int letters = 0;
    char last = 0;
    int at = from;
    int edge = step < 0 ? 0 : text.length();
    while (at != edge && Math.abs(at - from) <= MOST_UNITS) {
      char c = text.charAt(step < 0 ? at - 1 : at);
      if (letters >= LETTERS && Character.isWhitespace(c)) {
        return at;
      }
      if (c != last && Character.isLetterOrDigit(c)) {
        letters++;
        last = c;
      }
      at += step;
    }
    return at;
  }
}
