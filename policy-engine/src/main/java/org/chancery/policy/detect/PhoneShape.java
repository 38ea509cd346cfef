package org.chancery.policy.detect;

/// A telephone number with its country code: eight to fifteen digits after a plus sign or two
/// noughts (ITU-T E.164).
record PhoneShape() implements Shape {
  @Override
  public int end(char[] units, int length, int start) {
    boolean plus = start > 0 && units[start - 1] == '+';
    int first = plus ? start : start + 2;
    if (!plus && !(start + 2 < length && units[start] == '0' && units[start + 1] == '0')) {
      return NONE;
    }
    int digits = 0;
    int end = NONE;
    int at = first;
    while (at < length && digits <= 15) {
      char c = units[at];
      if (Shape.isDigit(c)) {
        digits++;
        end = at + 1;
      } else if (!Shape.isSeparator(c) && c != '(' && c != ')') {
        break;
      } else if (at - end >= 3) {
        break;
      }
      at++;
    }
    boolean countryCode = first < length && units[first] >= '1' && units[first] <= '9';
    return countryCode && digits >= 8 && digits <= 15 ? end : NONE;
  }

  @Override
  public boolean fromDigit() {
    return true;
  }

  @Override
  public boolean fromLetter() {
    return false;
  }

  @Override
  public int digitBy() {
    return 1;
  }

  @Override
  public boolean distinctive() {
    return true;
  }
}
