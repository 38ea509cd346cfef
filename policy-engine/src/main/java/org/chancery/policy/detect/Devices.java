package org.chancery.policy.detect;

import static org.chancery.policy.detect.CheckDigits.areDigits;
import static org.chancery.policy.detect.CheckDigits.luhn;

/// Numbers of things and documents, without separators and with capital letters.
final class Devices {
  // What the letters of a vehicle number count; I, O and Q are not used.
  private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
  private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

  private static final int[] MRZ_WEIGHTS = {7, 3, 1};

  private Devices() {}

  /// 3GPP TS 23.003: fifteen digits, Luhn.
  static boolean imei(String text) {
    return text.length() == 15 && areDigits(text) && !CheckDigits.allSame(text) && luhn(text);
  }

  /// ISO 3779 with the check digit of 49 CFR 565.15, which North America asks for.
  static boolean vin(String text) {
    if (text.length() != 17) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int value = text.charAt(i) == '.' ? -1 : VIN_VALUES.indexOf(text.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value % 10 * VIN_WEIGHTS[i];
    }
    return "0123456789X".charAt(sum % 11) == text.charAt(8);
  }

  /// ICAO 9303-4: the second line of a passport's machine-readable zone: number, date of birth and
  /// date of expiry, each with its check digit.
  static boolean mrz(String line) {
    return line.length() == 44
        && line.chars().allMatch(c -> c == '<' || Character.digit(c, 36) >= 0)
        && mrzField(line, 0, 9)
        && mrzField(line, 13, 19)
        && mrzField(line, 21, 27);
  }

  private static boolean mrzField(CharSequence field, int start, int end) {
    int sum = 0;
    for (int i = start; i < end; i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * MRZ_WEIGHTS[(i - start) % 3];
    }
    return sum % 10 == Character.digit(field.charAt(end), 10);
  }
}
