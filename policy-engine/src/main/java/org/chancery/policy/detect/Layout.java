package org.chancery.policy.detect;

import java.util.Arrays;
import java.util.List;

/// A shape of fixed length.
///
/// @param mask `9` is a digit, `A` a letter, `*` either, `-` a separator, `~` a separator or none;
///   everything else, `.` and `/` included, stands for itself
/// @param digits the rows of digits it may begin with, a bit for each length
/// @param runs the same of letters and digits
/// @param distinctive whether separators at set places belong to it
record Layout(String mask, long digits, long runs, boolean distinctive) implements Shape {
  private static final String SEPARATORS = "-=./(";

  Layout(String mask) {
    this(
        mask,
        rows(mask, false),
        rows(mask, true),
        mask.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0));
  }

  /// How long a row of digits, or of letters and digits, may be before anything else comes: up to a
  /// place where something else may or must stand, and no other.
  private static long rows(String mask, boolean letters) {
    long rows = 0;
    int row = 0;
    for (int i = 0; i < mask.length(); i++) {
      char wanted = mask.charAt(i);
      boolean counts = isCertainDigit(wanted) || wanted == '*' || (letters && wanted == 'A');
      boolean mayEnd = wanted == '~' || (wanted == '*' && !letters);
      if (mayEnd || (!counts && wanted != '~')) {
        rows |= 1L << row;
      }
      if (!counts && wanted != '~') {
        return rows;
      }
      row += counts ? 1 : 0;
    }
    return rows | 1L << row;
  }

  /// The layouts written with `|` between them.
  static List<Layout> all(String masks) {
    return Arrays.stream(masks.split("\\|", -1)).map(Layout::new).toList();
  }

  @Override
  public int end(char[] units, int length, int start) {
    int at = start;
    for (int i = 0; i < mask.length(); i++) {
      char wanted = mask.charAt(i);
      boolean there = at < length;
      char unit = there ? units[at] : 0;
      switch (wanted) {
        case '9' -> there = Shape.isDigit(unit);
        case 'A' -> there = Shape.isLetter(unit);
        case '*' -> there = Shape.isAlphanumeric(unit);
        case '-' -> there = Shape.isSeparator(unit);
        case '=' -> there = Shape.isSeparator(unit) && unit != '.' && unit != '/';
        case '~' -> {
          at += Shape.isSeparator(unit) ? 1 : 0;
          continue;
        }
        default -> there = unit == wanted;
      }
      if (!there) {
        return NONE;
      }
      at++;
    }
    return at;
  }

  @Override
  public boolean beginsWith(int row) {
    return row < Long.SIZE && (digits >>> row & 1) != 0;
  }

  @Override
  public boolean fitsRun(int run) {
    return run < Long.SIZE && (runs >>> run & 1) != 0;
  }

  @Override
  public boolean fromDigit() {
    return mask.charAt(0) != 'A';
  }

  @Override
  public boolean fromLetter() {
    return mask.charAt(0) == 'A' || mask.charAt(0) == '*';
  }

  @Override
  public int digitBy() {
    int first = 0;
    while (first < mask.length() && !isCertainDigit(mask.charAt(first))) {
      first++;
    }
    return first == mask.length() ? NO_DIGIT : first + 1;
  }

  private static boolean isCertainDigit(char wanted) {
    return wanted == '9' || Shape.isDigit(wanted);
  }
}
