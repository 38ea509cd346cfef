package org.chancery.policy.detect;

import static org.chancery.policy.detect.CheckDigits.areDigits;
import static org.chancery.policy.detect.CheckDigits.digit;
import static org.chancery.policy.detect.CheckDigits.luhn;
import static org.chancery.policy.detect.CheckDigits.mod97;
import static org.chancery.policy.detect.CheckDigits.number;
import static org.chancery.policy.detect.CheckDigits.weighted;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Numbers of cards, accounts, banks, securities and companies, without separators and with capital
/// letters.
final class Finance {
  // The IBAN registry (SWIFT, release 99): country and length.
  private static final String IBAN_REGISTRY =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
          + "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 "
          + "HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 "
          + "MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 "
          + "RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 "
          + "VG24 XK20 YE30";
  private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  // Not countries, but prefixes of securities: international, European, off-exchange.
  private static final Set<String> SECURITY_PREFIXES = Set.of("XS", "EU", "XA", "XB", "XC", "XD");
  private static final int[] SEDOL_WEIGHTS = {1, 3, 1, 7, 3, 9, 1};

  private Finance() {}

  private static Map<String, Integer> ibanLengths() {
    var lengths = new HashMap<String, Integer>();
    for (String entry : IBAN_REGISTRY.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.parseInt(entry, 2, 4, 10));
    }
    return Map.copyOf(lengths);
  }

  /// How long an account number of that country is, or 0.
  static int ibanLength(String country) {
    return IBAN_LENGTHS.getOrDefault(country, 0);
  }

  /// Whether the number has the prefix and length of a card scheme (ISO/IEC 7812-1 and the schemes'
  /// published ranges) and its Luhn digit is right.
  static boolean paymentCard(String number) {
    return areDigits(number) && isCardLength(number) && luhn(number);
  }

  private static boolean isCardLength(String number) {
    int length = number.length();
    if (length < 13 || length > 19) {
      return false;
    }
    int four = number(number, 0, 4);
    int two = four / 100;
    if (two / 10 == 4) { // Visa
      return length == 13 || length == 16 || length == 19;
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) { // Mastercard
      return length == 16;
    }
    if (two == 34 || two == 37) { // American Express
      return length == 15;
    }
    if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059) || four == 3095) {
      return length == 14 || length == 16; // Diners Club
    }
    return length >= 16 && isOtherScheme(two, four);
  }

  private static boolean isOtherScheme(int two, int four) {
    return switch (two) {
      case 60, 62, 65, 81, 82, 50, 56, 57, 58, 67 -> true; // Discover, UnionPay, RuPay, Maestro
      case 64 -> four >= 6440; // Discover
      case 35 -> four >= 3528 && four <= 3589; // JCB
      case 22 -> four >= 2200 && four <= 2204; // Mir
      case 63 -> four == 6304 || (four >= 6361 && four <= 6363); // Maestro, mada, Elo
      case 96 -> four == 9682; // mada
      case 97 -> four == 9792; // Troy
      default -> false;
    };
  }

  /// ISO 13616: length by country and MOD 97-10 over the rearranged text.
  static boolean iban(String text) {
    return text.length() > 4
        && ibanLength(text.substring(0, 2)) == text.length()
        && areDigits(text.substring(2, 4))
        && mod97(text.substring(4) + text.substring(0, 4)) == 1;
  }

  /// ABA routing transit number: the Federal Reserve's prefixes and weights 3, 7, 1.
  static boolean aba(String text) {
    if (text.length() != 9 || !areDigits(text)) {
      return false;
    }
    int prefix = number(text, 0, 2);
    boolean assigned =
        (prefix >= 1 && prefix <= 12)
            || (prefix >= 21 && prefix <= 32)
            || (prefix >= 61 && prefix <= 72)
            || prefix == 80;
    return assigned && weighted(text, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
  }

  /// ISO 9362: four letters, a country, two and optionally three more characters.
  static boolean bic(String text) {
    return (text.length() == 8 || text.length() == 11)
        && text.chars().limit(6).allMatch(c -> c >= 'A' && c <= 'Z')
        && (COUNTRIES.contains(text.substring(4, 6)) || text.startsWith("XK", 4))
        && isAlphanumeric(text);
  }

  /// ISO 6166: country, nine characters, and a Luhn digit over the letters written as numbers.
  static boolean isin(String text) {
    if (text.length() != 12 || !isAlphanumeric(text) || !areDigits(text.substring(11))) {
      return false;
    }
    String country = text.substring(0, 2);
    if (!COUNTRIES.contains(country) && !SECURITY_PREFIXES.contains(country)) {
      return false;
    }
    var digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return luhn(digits);
  }

  /// ANSI X9.6: eight characters and a digit, every second value doubled.
  static boolean cusip(String text) {
    if (text.length() != 9 || !isAlphanumeric(text) || !areDigits(text.substring(8))) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int value = Character.digit(text.charAt(i), 36) << (i & 1);
      sum += value / 10 + value % 10;
    }
    return (10 - sum % 10) % 10 == digit(text, 8);
  }

  /// The London Stock Exchange's SEDOL: no vowels, weights 1, 3, 1, 7, 3, 9.
  static boolean sedol(String text) {
    if (text.length() != 7 || !isAlphanumeric(text) || !areDigits(text.substring(6))) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 7; i++) {
      if ("AEIOU".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
      sum += Character.digit(text.charAt(i), 36) * SEDOL_WEIGHTS[i];
    }
    return sum % 10 == 0;
  }

  /// ISO 17442: twenty characters, MOD 97-10.
  static boolean lei(String text) {
    return text.length() == 20
        && isAlphanumeric(text)
        && areDigits(text.substring(18))
        && mod97(text) == 1;
  }

  static boolean isAlphanumeric(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
  }
}
