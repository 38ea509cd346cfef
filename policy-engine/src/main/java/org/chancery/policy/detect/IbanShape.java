package org.chancery.policy.detect;

import java.util.Locale;

/// An international bank account number: as many characters as its country has, with or without
/// separators between them.
record IbanShape() implements Shape {
  @Override
  public int end(char[] units, int length, int start) {
    if (start + 15 > length
        || !Shape.isLetter(units[start + 1])
        || !Shape.isDigit(units[start + 2])) {
      return NONE;
    }
    int wanted = Finance.ibanLength(new String(units, start, 2).toUpperCase(Locale.ROOT));
    int at = start;
    for (int read = 0; read < wanted; read++) {
      if (at < length && read > 0 && Shape.isSeparator(units[at])) {
        at++;
      }
      if (at >= length || !Shape.isAlphanumeric(units[at])) {
        return NONE;
      }
      at++;
    }
    return wanted == 0 ? NONE : at;
  }

  @Override
  public boolean fromDigit() {
    return false;
  }

  @Override
  public boolean fromLetter() {
    return true;
  }

  @Override
  public int digitBy() {
    return 3;
  }

  @Override
  public boolean fitsRun(int run) {
    return run >= 3;
  }

  @Override
  public boolean distinctive() {
    return true;
  }
}
