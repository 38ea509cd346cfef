package org.chancery.policy.detect;

/// The check digit methods that several identifiers share; each takes digits only.
final class CheckDigits {
  // J. Verhoeff, "Error Detecting Decimal Codes", 1969: the dihedral group of order 10 and the
  // permutation applied once more for every place from the right.
  private static final String[] DIHEDRAL = {
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210"
  };
  private static final String[] PERMUTATION = {
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258"
  };

  private CheckDigits() {}

  static boolean areDigits(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static int digit(CharSequence digits, int at) {
    return digits.charAt(at) - '0';
  }

  static int number(CharSequence digits, int start, int end) {
    return Integer.parseInt(digits, start, end, 10);
  }

  /// ISO/IEC 7812-1, Annex B.
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int value = digit(digits, i) << (place & 1);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  static boolean verhoeff(CharSequence digits) {
    int check = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int permuted = PERMUTATION[place % 8].charAt(digit(digits, i)) - '0';
      check = DIHEDRAL[check].charAt(permuted) - '0';
    }
    return check == 0;
  }

  /// The digits times the weights, summed up; extra digits are left out.
  static int weighted(CharSequence digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(digits, i) * weights[i];
    }
    return sum;
  }

  /// ISO 7064 MOD 97-10's remainder, letters counting as 10 to 35.
  static int mod97(CharSequence text) {
    int rest = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest;
  }

  /// ISO 7064 MOD 11,10 with the check digit last.
  static boolean mod1110(CharSequence digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digit(digits, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(digits, digits.length() - 1);
  }

  /// Whether year, month and day are a date; the year counts only for leap days.
  static boolean isDate(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int days =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    return day <= days;
  }

  /// Whether six digits in the order given by where year, month and day begin are a date of either
  /// century.
  static boolean isShortDate(CharSequence digits, int year, int month, int day) {
    // 2000 and 1900 differ on leap days only for 00, and 2000 had one.
    return isDate(
        2000 + number(digits, year, year + 2),
        number(digits, month, month + 2),
        number(digits, day, day + 2));
  }

  static boolean allSame(CharSequence text) {
    return text.chars().distinct().count() == 1;
  }
}
