package org.chancery.policy.detect;

/// A run of letters, digits and a few signs, all that there is of it, with a known beginning.
///
/// @param prefix how it begins, in small letters; may be empty
/// @param signs what it may have besides letters and digits
record RunShape(String prefix, String signs, int min, int max) implements Shape {
  @Override
  public int end(char[] units, int length, int start) {
    if (start > 0 && belongs(units[start - 1])) {
      return NONE;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (start + i >= length || units[start + i] != prefix.charAt(i)) {
        return NONE;
      }
    }
    int end = start;
    while (end < length && Shape.isAlphanumeric(units[end])) {
      end++;
    }
    while (end < length && end - start <= max && belongs(units[end])) {
      end++;
    }
    // A full stop ends the sentence.
    while (end > start && !Shape.isAlphanumeric(units[end - 1]) && units[end - 1] == '.') {
      end--;
    }
    return end - start >= min && end - start <= max ? end : NONE;
  }

  private boolean belongs(char c) {
    return Shape.isAlphanumeric(c) || signs.indexOf(c) >= 0;
  }

  @Override
  public boolean fromDigit() {
    return prefix.isEmpty() || Shape.isDigit(prefix.charAt(0));
  }

  @Override
  public boolean fromLetter() {
    return prefix.isEmpty() || Shape.isLetter(prefix.charAt(0));
  }

  @Override
  public int digitBy() {
    return prefix.isEmpty() || Shape.isLetter(prefix.charAt(0)) ? NO_DIGIT : 1;
  }

  @Override
  public boolean fitsRun(int run) {
    return !signs.isEmpty() || (run >= min && run <= max);
  }

  @Override
  public boolean distinctive() {
    return false;
  }
}
