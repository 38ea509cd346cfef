package org.chancery.policy.detect;

/// A mail address of the plain form, without quotes or comments.
record MailShape() implements Shape {
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_DOMAIN = 253;

  @Override
  public int end(char[] units, int length, int start) {
    if (start > 0 && isLocal(units[start - 1])) {
      return NONE;
    }
    int at = start;
    while (at < length && at - start < LONGEST_LOCAL_PART && isLocal(units[at])) {
      at++;
    }
    if (at == length || units[at] != '@') {
      return NONE;
    }
    int domain = at + 1;
    int dot = NONE;
    int end = domain;
    while (end < length && end - domain < LONGEST_DOMAIN && isDomain(units[end])) {
      dot = units[end] == '.' ? end : dot;
      end++;
    }
    while (end > domain && !Shape.isAlphanumeric(units[end - 1])) {
      end--;
      dot = dot == end ? lastDot(units, domain, end) : dot;
    }
    return dot > domain && end - dot > 2 && Shape.isLetter(units[dot + 1]) ? end : NONE;
  }

  private static int lastDot(char[] units, int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      if (units[i] == '.') {
        return i;
      }
    }
    return NONE;
  }

  private static boolean isLocal(char c) {
    return Shape.isAlphanumeric(c) || "._%+-".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Shape.isAlphanumeric(c) || c == '.' || c == '-';
  }

  @Override
  public boolean fromDigit() {
    return true;
  }

  @Override
  public boolean fromLetter() {
    return true;
  }

  @Override
  public int digitBy() {
    return NO_DIGIT;
  }

  @Override
  public boolean distinctive() {
    return true;
  }
}
