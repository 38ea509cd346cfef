package org.chancery.policy.detect;

import static org.chancery.policy.detect.CheckDigits.allSame;
import static org.chancery.policy.detect.CheckDigits.areDigits;
import static org.chancery.policy.detect.CheckDigits.digit;
import static org.chancery.policy.detect.CheckDigits.isDate;
import static org.chancery.policy.detect.CheckDigits.isShortDate;
import static org.chancery.policy.detect.CheckDigits.luhn;
import static org.chancery.policy.detect.CheckDigits.number;
import static org.chancery.policy.detect.CheckDigits.verhoeff;
import static org.chancery.policy.detect.CheckDigits.weighted;

/// National identifiers of the Arab world, Asia, Africa and the Americas, without separators and
/// with capital letters.
final class WorldIds {
  private static final String CURP = "0123456789ABCDEFGHIJKLMN\u00D1OPQRSTUVWXYZ";

  private WorldIds() {}

  /// SA, national id (1) and iqama (2): Luhn.
  static boolean saudi(String text) {
    return digits(text, 10) && (text.charAt(0) == '1' || text.charAt(0) == '2') && luhn(text);
  }

  /// AE, Emirates ID: 784, year of birth, Luhn. The authority publishes no method; Luhn is what
  /// cards in use follow.
  static boolean emirati(String text) {
    if (!digits(text, 15) || !text.startsWith("784")) {
      return false;
    }
    int year = number(text, 3, 7);
    return year >= 1900 && year <= 2099 && luhn(text);
  }

  /// EG, national id: century, date, governorate. The check digit's method is not published.
  static boolean egyptian(String text) {
    if (!digits(text, 14) || (text.charAt(0) != '2' && text.charAt(0) != '3')) {
      return false;
    }
    int year = (text.charAt(0) == '2' ? 1900 : 2000) + number(text, 1, 3);
    int governorate = number(text, 7, 9);
    boolean known =
        (governorate >= 1 && governorate <= 4)
            || (governorate >= 11 && governorate <= 19)
            || (governorate >= 21 && governorate <= 29)
            || (governorate >= 31 && governorate <= 35)
            || governorate == 88;
    return known && isDate(year, number(text, 3, 5), number(text, 5, 7));
  }

  /// JO, national number: ten digits from 9 or 2; no check digit is published.
  static boolean jordanian(String text) {
    return digits(text, 10) && (text.charAt(0) == '9' || text.charAt(0) == '2') && !allSame(text);
  }

  /// KW, civil number (PACI): century, date, modulus 11.
  static boolean kuwaiti(String text) {
    return digits(text, 12)
        && (text.charAt(0) == '2' || text.charAt(0) == '3')
        && isShortDate(text, 1, 3, 5)
        && 11 - weighted(text, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11 == digit(text, 11);
  }

  /// TR, T.C. kimlik no (NVI): two check digits.
  static boolean turkish(String text) {
    if (!digits(text, 11) || text.charAt(0) == '0') {
      return false;
    }
    int odd = weighted(text, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = weighted(text, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    return Math.floorMod(odd * 7 - even, 10) == digit(text, 9)
        && (odd + even + digit(text, 9)) % 10 == digit(text, 10);
  }

  /// IL, mispar zehut: Luhn over nine digits.
  static boolean israeli(String text) {
    return digits(text, 9) && !allSame(text) && luhn(text);
  }

  /// IN, Aadhaar (UIDAI): Verhoeff; never begins with 0 or 1.
  static boolean aadhaar(String text) {
    return digits(text, 12) && text.charAt(0) >= '2' && verhoeff(text);
  }

  /// IN, permanent account number: the fourth letter is the holder's kind; no public check.
  static boolean pan(String text) {
    return text.length() == 10
        && text.chars().limit(5).allMatch(WorldIds::isLetter)
        && "ABCFGHJLPT".indexOf(text.charAt(3)) >= 0
        && areDigits(text.substring(5, 9))
        && isLetter(text.charAt(9));
  }

  /// PK, CNIC: province, then twelve digits; no check digit is published.
  static boolean pakistani(String text) {
    return digits(text, 13) && text.charAt(0) >= '1' && text.charAt(0) <= '7' && !allSame(text);
  }

  /// CN, resident identity number (GB 11643-1999): date and ISO 7064 MOD 11-2.
  static boolean chinese(String text) {
    if (text.length() != 18 || !areDigits(text.substring(0, 17))) {
      return false;
    }
    int year = number(text, 6, 10);
    int sum = weighted(text, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return year >= 1880
        && year <= 2100
        && isDate(year, number(text, 10, 12), number(text, 12, 14))
        && "10X98765432".charAt(sum % 11) == text.charAt(17);
  }

  /// HK, identity card: letters, six digits, modulus 11.
  static boolean hongkong(String text) {
    int letters = text.length() - 7;
    if ((letters != 1 && letters != 2) || !areDigits(text.substring(letters, letters + 6))) {
      return false;
    }
    int sum = letters == 1 ? 36 * 9 : 0;
    for (int i = 0; i < letters + 6; i++) {
      if (i < letters && !isLetter(text.charAt(i))) {
        return false;
      }
      sum += Character.digit(text.charAt(i), 36) * (letters + 7 - i);
    }
    int check = (11 - sum % 11) % 11;
    return text.charAt(text.length() - 1) == (check == 10 ? 'A' : (char) ('0' + check));
  }

  /// SG, NRIC and FIN (ICA): modulus 11 with a table of letters by kind.
  static boolean singaporean(String text) {
    if (text.length() != 9 || !areDigits(text.substring(1, 8))) {
      return false;
    }
    int sum = weighted(text.substring(1), 2, 7, 6, 5, 4, 3, 2);
    char check = text.charAt(8);
    return switch (text.charAt(0)) {
      case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == check;
      case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == check;
      case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == check;
      case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == check;
      case 'M' -> "XWUTRQPNJLK".charAt(10 - (sum + 3) % 11) == check;
      default -> false;
    };
  }

  /// JP, My Number (ordinance 85 of 2014): modulus 11.
  static boolean japanese(String text) {
    if (!digits(text, 12) || allSame(text)) {
      return false;
    }
    int rest = weighted(text, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == digit(text, 11);
  }

  /// KR, resident registration number: date and sex; numbers given since October 2020 have no check
  /// digit any more.
  static boolean korean(String text) {
    return digits(text, 13)
        && isShortDate(text, 0, 2, 4)
        && text.charAt(6) >= '1'
        && text.charAt(6) <= '8';
  }

  /// ZA, identity number: date, citizenship, Luhn.
  static boolean southAfrican(String text) {
    return digits(text, 13) && isShortDate(text, 0, 2, 4) && text.charAt(10) <= '2' && luhn(text);
  }

  /// US, social security number (SSA, POMS RM 10201.035): areas, groups and serials never given.
  static boolean ssn(String text) {
    return digits(text, 9)
        && !text.startsWith("000")
        && !text.startsWith("666")
        && text.charAt(0) != '9'
        && !text.startsWith("00", 3)
        && !text.endsWith("0000")
        && !allSame(text)
        && !text.equals("123456789");
  }

  /// US, individual taxpayer number (IRS): 9 and groups 50 to 65, 70 to 88, 90 to 92, 94 to 99.
  static boolean itin(String text) {
    if (!digits(text, 9) || text.charAt(0) != '9') {
      return false;
    }
    int group = number(text, 3, 5);
    return group >= 50 && !(group >= 66 && group <= 69) && group != 89 && group != 93;
  }

  /// CA, social insurance number: Luhn; no number begins with 8, and 0 is fictitious.
  static boolean canadian(String text) {
    return digits(text, 9) && text.charAt(0) != '0' && text.charAt(0) != '8' && luhn(text);
  }

  /// MX, CURP (RENAPO): letters, date, sex, state, base 37 check digit.
  static boolean mexican(String text) {
    if (text.length() != 18 || !areDigits(text.substring(4, 10))) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int value = CURP.indexOf(text.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * (18 - i);
    }
    return isShortDate(text, 4, 6, 8)
        && "HMX".indexOf(text.charAt(10)) >= 0
        && (10 - sum % 10) % 10 == Character.digit(text.charAt(17), 10);
  }

  /// BR, CPF (Receita Federal): two digits by modulus 11.
  static boolean cpf(String text) {
    return digits(text, 11)
        && !allSame(text)
        && brazilian(weighted(text, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(text, 9)
        && brazilian(weighted(text, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(text, 10);
  }

  /// BR, CNPJ: the same for companies.
  static boolean cnpj(String text) {
    return digits(text, 14)
        && !allSame(text)
        && brazilian(weighted(text, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(text, 12)
        && brazilian(weighted(text, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(text, 13);
  }

  private static int brazilian(int sum) {
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }

  /// AU, tax file number (ATO): modulus 11.
  static boolean tfn(String text) {
    return digits(text, 9)
        && !allSame(text)
        && weighted(text, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0;
  }

  private static boolean digits(String text, int length) {
    return text.length() == length && areDigits(text);
  }

  private static boolean isLetter(int c) {
    return c >= 'A' && c <= 'Z';
  }
}
