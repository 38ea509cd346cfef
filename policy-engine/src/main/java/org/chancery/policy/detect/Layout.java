package org.chancery.policy.detect;

import java.util.Arrays;
import java.util.List;

/// A shape of fixed length.
///
/// @param mask `9` is a digit, `A` a letter, `*` either, `-` a separator, `~` a separator or none;
///   everything else, `.` and `/` included, stands for itself
record Layout(String mask) implements Shape {
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
