package org.chancery.policy.detect;

import java.util.Arrays;
import java.util.List;

/// A shape of fixed length.
///
/// @param mask `9` is a digit, `A` a letter, `*` either, `-` a separator, `~` a separator or none;
///   everything else, `.` and `/` included, stands for itself
/// @param digits how many digits it begins with
/// @param digitsEnd whether something else comes then
record Layout(String mask, int digits, boolean digitsEnd) implements Shape {
  private Layout(String mask, int digits) {
    this(mask, digits, digits == mask.length() || !mayBeDigit(mask.charAt(digits)));
  }

  Layout(String mask) {
    this(mask, leadingDigits(mask));
  }

  private static boolean mayBeDigit(char wanted) {
    return wanted == '*' || wanted == '~' || Shape.isDigit(wanted);
  }

  private static int leadingDigits(String mask) {
    int digits = 0;
    while (digits < mask.length() && mask.charAt(digits) == '9') {
      digits++;
    }
    return digits;
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

  // After the whole mask comes no further digit, or it would be a part of something longer.
  @Override
  public boolean beginsWith(int row) {
    return digits == 0 || (digitsEnd ? row == digits : row >= digits);
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
  public boolean needsDigit() {
    return mask.indexOf('9') >= 0;
  }

  /// Whether separators at set places belong to it.
  @Override
  public boolean distinctive() {
    return mask.chars().anyMatch(c -> c == '-' || c == '=' || c == '.' || c == '/' || c == '(');
  }
}
