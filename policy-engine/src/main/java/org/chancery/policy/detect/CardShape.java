package org.chancery.policy.detect;

/// A payment card number: 13 to 19 digits, all groups of them set apart by the same separator, or
/// every digit set apart from the next by whatever it be.
record CardShape() implements Shape {
  private static final int FEWEST = 13;
  private static final int MOST = 19;
  private static final int[] DOUBLED = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
  private static final int LONGEST_SEPARATOR = 3;

  @Override
  public int end(char[] units, int length, int start) {
    if (start > 1 && units[start - 1] == '.' && Shape.isDigit(units[start - 2])) {
      return NONE; // a decimal fraction, or a later group of what was looked at already
    }
    var digits = new StringBuilder(MOST);
    int at = start;
    int separatorStart = NONE;
    int separatorLength = 0;
    int end = NONE;
    boolean single = true;
    int sum = 0;
    int next = 0;
    while (at < length && digits.length() < MOST && Shape.isDigit(units[at])) {
      int digit = units[at++] - '0';
      digits.append((char) ('0' + digit));
      // The Luhn sum of what was read, had it this digit last or one more.
      int last = next + digit;
      next = sum + DOUBLED[digit];
      sum = last;
      if (digits.length() >= FEWEST
          && sum % 10 == 0
          && endsNumber(units, length, at)
          && Finance.paymentCard(digits.toString())) {
        end = at;
      }
      int gap = separatorsAt(units, length, at);
      if (gap == 0) {
        single &= at == length || !Shape.isDigit(units[at]);
        continue;
      }
      if (separatorStart == NONE) {
        separatorStart = at;
        separatorLength = gap;
      } else if (!single
          && (gap != separatorLength || !sameUnits(units, separatorStart, at, gap))) {
        break;
      }
      at += gap;
    }
    return end;
  }

  private static int separatorsAt(char[] units, int length, int at) {
    int gap = 0;
    while (at + gap < length && gap < LONGEST_SEPARATOR && isCardSeparator(units[at + gap])) {
      gap++;
    }
    return gap;
  }

  private static boolean isCardSeparator(char c) {
    return Shape.isSeparator(c) || c == ',' || c == '*' || c == ':' || c == '|' || c == '~';
  }

  private static boolean sameUnits(char[] units, int a, int b, int count) {
    for (int i = 0; i < count; i++) {
      if (units[a + i] != units[b + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsNumber(char[] units, int length, int at) {
    return at == length || !Shape.isAlphanumeric(units[at]);
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
