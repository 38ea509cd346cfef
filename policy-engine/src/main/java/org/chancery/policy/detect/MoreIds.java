package org.chancery.policy.detect;

import static org.chancery.policy.detect.CheckDigits.allSame;
import static org.chancery.policy.detect.CheckDigits.areDigits;
import static org.chancery.policy.detect.CheckDigits.digit;
import static org.chancery.policy.detect.CheckDigits.isDate;
import static org.chancery.policy.detect.CheckDigits.isShortDate;
import static org.chancery.policy.detect.CheckDigits.number;
import static org.chancery.policy.detect.CheckDigits.weighted;

/// National identifiers of further countries of South America, Asia and Eastern Europe, without
/// separators and with capital letters.
final class MoreIds {
  // The letters of Taiwan's places of registration in the order of their numbers, from 10.
  private static final String TAIWANESE = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  private MoreIds() {}

  /// CL, RUT and RUN (Servicio de Impuestos Internos): modulus 11, K for 10.
  static boolean chilean(String text) {
    if (text.length() < 8 || text.length() > 9) {
      return false;
    }
    String digits = text.substring(0, text.length() - 1);
    if (!areDigits(digits) || allSame(digits)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += digit(digits, digits.length() - 1 - i) * (2 + i % 6);
    }
    return "0123456789K0".charAt(11 - sum % 11 == 11 ? 0 : 11 - sum % 11)
        == text.charAt(text.length() - 1);
  }

  /// AR, CUIT and CUIL (AFIP): kind, number, modulus 11.
  static boolean argentinian(String text) {
    if (!digits(text, 11)) {
      return false;
    }
    int kind = number(text, 0, 2);
    int check = (11 - weighted(text, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    return (kind == 20 || kind == 23 || kind == 24 || kind == 27 || (kind >= 30 && kind <= 34))
        && check == digit(text, 10);
  }

  /// TW, identity card: place, sex, modulus 10.
  static boolean taiwanese(String text) {
    if (text.length() != 10 || !areDigits(text.substring(1))) {
      return false;
    }
    int place = TAIWANESE.indexOf(text.charAt(0)) + 10;
    if (place < 10) {
      return false;
    }
    String digits = text.substring(1);
    int sum = place / 10 + place % 10 * 9 + weighted(digits, 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return (digits.charAt(0) == '1' || digits.charAt(0) == '2') && sum % 10 == 0;
  }

  /// MY, MyKad: date and place of birth; no check digit is published.
  static boolean malaysian(String text) {
    if (!digits(text, 12) || !isShortDate(text, 0, 2, 4)) {
      return false;
    }
    int place = number(text, 6, 8);
    return place >= 1 && (place <= 16 || place >= 21);
  }

  /// TH, citizen's number: kind of person, modulus 11.
  static boolean thai(String text) {
    return digits(text, 13)
        && text.charAt(0) >= '1'
        && text.charAt(0) <= '8'
        && (11 - weighted(text, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10
            == digit(text, 12);
  }

  /// ID, NIK: place, date of birth with 40 added to the day for women; no check digit.
  static boolean indonesian(String text) {
    if (!digits(text, 16)) {
      return false;
    }
    int province = number(text, 0, 2);
    int day = number(text, 6, 8);
    return province >= 11
        && province <= 96
        && isDate(2000 + number(text, 10, 12), number(text, 8, 10), day > 40 ? day - 40 : day);
  }

  /// NZ, IRD number (Inland Revenue): modulus 11 with a second row of weights.
  static boolean newZealand(String text) {
    String number = text.length() == 8 ? "0" + text : text;
    if (!digits(number, 9) || allSame(text)) {
      return false;
    }
    int rest = weighted(number, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    if (rest == 1) {
      rest = weighted(number, 7, 4, 3, 2, 5, 2, 7, 6) % 11;
    }
    return rest != 1 && (11 - rest) % 11 == digit(number, 8);
  }

  /// BG, EGN: date with 20 or 40 added to the month for other centuries, modulus 11.
  static boolean bulgarian(String text) {
    return digits(text, 10)
        && isDate(2000 + number(text, 0, 2), number(text, 2, 4) % 20, number(text, 4, 6))
        && weighted(text, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(text, 9);
  }

  /// EE and LT, isikukood and asmens kodas: century and sex, date, modulus 11 in two steps.
  static boolean estonian(String text) {
    if (!digits(text, 11)
        || text.charAt(0) < '1'
        || text.charAt(0) > '8'
        || !isShortDate(text, 1, 3, 5)) {
      return false;
    }
    int rest = weighted(text, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    if (rest == 10) {
      rest = weighted(text, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
    }
    return rest % 10 == digit(text, 10);
  }

  /// RU, insurance number of the pension fund: modulus 101.
  static boolean snils(String text) {
    return digits(text, 11)
        && !allSame(text)
        && weighted(text, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == number(text, 9, 11);
  }

  /// RU, a person's tax number: two check digits.
  static boolean russianTaxNumber(String text) {
    return digits(text, 12)
        && !allSame(text)
        && weighted(text, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(text, 10)
        && weighted(text, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(text, 11);
  }

  /// HR, OIB: ISO 7064 MOD 11,10.
  static boolean croatian(String text) {
    return digits(text, 11) && CheckDigits.mod1110(text);
  }

  /// UA, a person's tax number: day of birth, modulus 11.
  static boolean ukrainian(String text) {
    return digits(text, 10)
        && !allSame(text)
        && Math.floorMod(-digit(text, 0) + weighted(text, 0, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10
            == digit(text, 9);
  }

  /// The successors of Yugoslavia, JMBG: date, place, modulus 11.
  static boolean yugoslav(String text) {
    if (!digits(text, 13)
        || !isDate(2000 + number(text, 5, 7), number(text, 2, 4), number(text, 0, 2))) {
      return false;
    }
    int check = 11 - weighted(text, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (check > 9 ? 0 : check) == digit(text, 12);
  }

  private static boolean digits(String text, int length) {
    return text.length() == length && areDigits(text);
  }
}
