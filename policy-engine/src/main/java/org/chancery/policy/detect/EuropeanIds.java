package org.chancery.policy.detect;

import static org.chancery.policy.detect.CheckDigits.areDigits;
import static org.chancery.policy.detect.CheckDigits.digit;
import static org.chancery.policy.detect.CheckDigits.isDate;
import static org.chancery.policy.detect.CheckDigits.isShortDate;
import static org.chancery.policy.detect.CheckDigits.luhn;
import static org.chancery.policy.detect.CheckDigits.mod1110;
import static org.chancery.policy.detect.CheckDigits.number;
import static org.chancery.policy.detect.CheckDigits.weighted;

import java.util.stream.IntStream;

/// National identifiers of Europe, without separators and with capital letters.
final class EuropeanIds {
  private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  // What a character counts at an odd place of a codice fiscale: digits, then letters.
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private static final int[] ITALIAN_DIGITS = {6, 7, 9, 10, 12, 13, 14};

  private EuropeanIds() {}

  /// GB, National Insurance number (HMRC NIM39110): prefixes never given out, suffix A to D.
  static boolean nino(String text) {
    if (text.length() != 9 || !areDigits(text.substring(2, 8))) {
      return false;
    }
    char first = text.charAt(0);
    char second = text.charAt(1);
    String prefix = text.substring(0, 2);
    return isLetter(first)
        && isLetter(second)
        && "DFIQUV".indexOf(first) < 0
        && "DFIQUVO".indexOf(second) < 0
        && !"BG GB KN NK NT TN ZZ".contains(prefix)
        && text.charAt(8) >= 'A'
        && text.charAt(8) <= 'D';
  }

  /// GB, NHS number (NHS Data Dictionary): modulus 11.
  static boolean nhs(String text) {
    if (!digits(text, 10) || CheckDigits.allSame(text)) {
      return false;
    }
    int check = 11 - weighted(text, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check % 11 == digit(text, 9);
  }

  /// DE, Steuerliche Identifikationsnummer (Section 139b AO): MOD 11,10; among the first ten digits
  /// one stands two or three times, the others once at most.
  static boolean german(String text) {
    if (!digits(text, 11) || text.charAt(0) == '0') {
      return false;
    }
    long distinct = text.chars().limit(10).distinct().count();
    return (distinct == 9 || distinct == 8) && mod1110(text);
  }

  /// FR, numero d'inscription au repertoire (INSEE): key is 97 less the rest by 97.
  static boolean french(String text) {
    if (text.length() != 15 || "12378".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    String number =
        switch (text.substring(5, 7)) {
          case "2A" -> text.substring(0, 5) + "19" + text.substring(7);
          case "2B" -> text.substring(0, 5) + "18" + text.substring(7);
          default -> text;
        };
    if (!areDigits(number)) {
      return false;
    }
    int month = number(number, 3, 5);
    boolean known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
    return known && 97 - Long.parseLong(number, 0, 13, 10) % 97 == number(number, 13, 15);
  }

  /// ES, DNI and NIE (Ministerio del Interior): the letter is the number's rest by 23.
  static boolean spanish(String text) {
    if (text.length() != 9) {
      return false;
    }
    int foreign = "XYZ".indexOf(text.charAt(0));
    String number = (foreign < 0 ? text.substring(0, 1) : foreign) + text.substring(1, 8);
    return areDigits(number) && SPANISH.charAt(Integer.parseInt(number) % 23) == text.charAt(8);
  }

  /// IT, codice fiscale (D.M. 23 December 1976): letters, month, day, and a check letter; digits
  /// may be letters where two people would have the same, but hardly ever all of them.
  static boolean italian(String text) {
    if (text.length() != 16 || !Finance.isAlphanumeric(text)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = text.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A';
      sum += (i & 1) == 0 ? ITALIAN_ODD[value] : value;
    }
    return text.chars().limit(6).allMatch(EuropeanIds::isLetter)
        && isLetter(text.charAt(11))
        && text.chars().filter(Character::isDigit).count() >= 2
        && IntStream.of(ITALIAN_DIGITS).allMatch(place -> isItalianDigit(text.charAt(place)))
        && "ABCDEHLMPRST".indexOf(text.charAt(8)) >= 0
        && text.charAt(15) == 'A' + sum % 26;
  }

  /// PL, PESEL (MSWiA): date with the century in the month, weights 1, 3, 7, 9.
  static boolean polish(String text) {
    return digits(text, 11)
        && isDate(2000 + number(text, 0, 2), number(text, 2, 4) % 20, number(text, 4, 6))
        && weighted(text, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }

  /// NL, burgerservicenummer: the eleven test.
  static boolean dutch(String text) {
    return digits(text, 9)
        && !CheckDigits.allSame(text)
        && weighted(text, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0;
  }

  /// BE, rijksregisternummer (K.B. 3 April 1984): 97 less the rest by 97, with a 2 before the
  /// number for those born from 2000.
  static boolean belgian(String text) {
    if (!digits(text, 11) || number(text, 2, 4) % 20 > 12 || number(text, 4, 6) > 31) {
      return false;
    }
    long number = Long.parseLong(text, 0, 9, 10);
    int check = number(text, 9, 11);
    return 97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check;
  }

  /// SE, personnummer and samordningsnummer (SKV 704): date, day plus 60 for the latter, Luhn.
  static boolean swedish(String text) {
    if (!areDigits(text) || (text.length() != 10 && text.length() != 12)) {
      return false;
    }
    if (text.length() == 12 && !text.startsWith("19") && !text.startsWith("20")) {
      return false;
    }
    String ten = text.substring(text.length() - 10);
    int day = number(ten, 4, 6);
    return isDate(2000 + number(ten, 0, 2), number(ten, 2, 4), day > 60 ? day - 60 : day)
        && luhn(ten);
  }

  /// NO, fodselsnummer and D-nummer (Skatteetaten): two digits by modulus 11.
  static boolean norwegian(String text) {
    if (!digits(text, 11)) {
      return false;
    }
    int day = number(text, 0, 2) % 40;
    return isDate(2000 + number(text, 4, 6), number(text, 2, 4), day)
        && weighted(text, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && weighted(text, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /// DK, CPR number: a date and four digits; modulus 11 is not kept since 2007.
  static boolean danish(String text) {
    return digits(text, 10) && isShortDate(text, 4, 2, 0);
  }

  /// FI, henkilotunnus (DVV): date, sign of the century, rest by 31.
  static boolean finnish(String text) {
    // The sign of the century is a separator in most; both forms come here.
    if (text.length() != 10 && text.length() != 11) {
      return false;
    }
    String number = text.substring(0, 6) + text.substring(text.length() - 4, text.length() - 1);
    return areDigits(number)
        && (text.length() == 10 || "ABCDEFUVWXY".indexOf(text.charAt(6)) >= 0)
        && isShortDate(number, 4, 2, 0)
        && FINNISH.charAt(Integer.parseInt(number) % 31) == text.charAt(text.length() - 1);
  }

  /// CH, AHV number (BSV): 756 and the check digit of EAN-13.
  static boolean swiss(String text) {
    return digits(text, 13)
        && text.startsWith("756")
        && weighted(text, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  /// AT, Sozialversicherungsnummer: the check digit is fourth, the last six are a date.
  static boolean austrian(String text) {
    return digits(text, 10)
        && text.charAt(0) != '0'
        && number(text, 4, 6) <= 31
        && weighted(text, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(text, 3);
  }

  /// PT, NIF (Decreto-Lei 14/2013): modulus 11.
  static boolean portuguese(String text) {
    if (!digits(text, 9) || "12356789".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    int rest = weighted(text, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (rest < 2 ? 0 : 11 - rest) == digit(text, 8);
  }

  /// GR, AMKA: date and Luhn.
  static boolean greek(String text) {
    return digits(text, 11) && isShortDate(text, 4, 2, 0) && luhn(text);
  }

  /// IE, PPS number (Revenue): modulus 23.
  static boolean irish(String text) {
    if ((text.length() != 8 && text.length() != 9) || !areDigits(text.substring(0, 7))) {
      return false;
    }
    int second = text.length() == 9 ? text.charAt(8) - '@' : 0;
    int sum = weighted(text, 8, 7, 6, 5, 4, 3, 2) + 9 * (second == 'W' - '@' ? 0 : second);
    return second >= 0
        && second <= 26
        && text.charAt(7) == (sum % 23 == 0 ? 'W' : (char) ('@' + sum % 23));
  }

  /// RO, cod numeric personal: sex and century, date, county, modulus 11.
  static boolean romanian(String text) {
    if (!digits(text, 13) || text.charAt(0) == '0' || !isShortDate(text, 1, 3, 5)) {
      return false;
    }
    int rest = weighted(text, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    return (rest == 10 ? 1 : rest) == digit(text, 12);
  }

  /// CZ and SK, rodne cislo (Act 133/2000): date with 50 added to women's months, by 11.
  static boolean czech(String text) {
    return digits(text, 10)
        && isDate(2000 + number(text, 0, 2), number(text, 2, 4) % 50 % 20, number(text, 4, 6))
        && Long.parseLong(text) % 11 == 0;
  }

  private static boolean isItalianDigit(char c) {
    return (c >= '0' && c <= '9') || "LMNPQRSTUV".indexOf(c) >= 0;
  }

  private static boolean digits(String text, int length) {
    return text.length() == length && areDigits(text);
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z';
  }
}
