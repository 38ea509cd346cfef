package org.chancery.policy.detect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The checks that a regular expression's matches can be put to, by the name a policy gives.
public final class Validators {
  private static final Map<String, Validator> COMPACT = compact();
  private static final Map<String, Validator> EXACT =
      Map.of(
          "bitcoin-address", Wallets::bitcoin,
          "ethereum-address", Wallets::ethereum,
          "base58-address", Wallets::base58Coin,
          "jwt", text -> Secrets.jwt(Secrets.value(text)),
          "secret", Secrets::secret,
          "random", Secrets::random,
          "date", Dates::isDate);

  private Validators() {}

  /// The check of that name; `entropy(3.5)` asks for so many bits in each character of what follows
  /// the last blank, quote, colon or equals sign.
  public static Optional<Validator> named(String name) {
    Validator exact = EXACT.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    if (name.startsWith("entropy(") && name.endsWith(")")) {
      return entropy(name.substring("entropy(".length(), name.length() - 1));
    }
    return Optional.ofNullable(COMPACT.get(name))
        .map(validator -> text -> validator.accepts(compact(text)));
  }

  /// All names, `entropy(bits)` standing for that family.
  public static SortedSet<String> names() {
    var names = new TreeSet<>(COMPACT.keySet());
    names.addAll(EXACT.keySet());
    names.add("entropy(bits)");
    return names;
  }

  private static Optional<Validator> entropy(String bits) {
    try {
      double least = Double.parseDouble(bits);
      return least > 0 && least <= 8
          ? Optional.of(text -> Secrets.entropy(text) >= least)
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// The letters and digits, as ASCII, capitals.
  private static String compact(String text) {
    var compact = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int digit = Character.digit(c, 10);
          if (digit >= 0) {
            compact.append((char) ('0' + digit));
          } else if ((c < 0x80 && Character.isLetter(c)) || c == '<') {
            compact.append((char) c);
          }
        });
    return compact.toString().toUpperCase(Locale.ROOT);
  }

  private static Map<String, Validator> compact() {
    var all = new TreeMap<String, Validator>();
    all.put("luhn", text -> CheckDigits.areDigits(text) && CheckDigits.luhn(text));
    all.put("verhoeff", text -> CheckDigits.areDigits(text) && CheckDigits.verhoeff(text));
    all.put("mod97", text -> text.indexOf('<') < 0 && CheckDigits.mod97(text) == 1);
    all.put("mod11-10", text -> CheckDigits.areDigits(text) && CheckDigits.mod1110(text));
    all.put("payment-card", Finance::paymentCard);
    all.put("iban", Finance::iban);
    all.put("aba", Finance::aba);
    all.put("bic", Finance::bic);
    all.put("isin", Finance::isin);
    all.put("cusip", Finance::cusip);
    all.put("sedol", Finance::sedol);
    all.put("lei", Finance::lei);
    all.put("imei", Devices::imei);
    all.put("vin", Devices::vin);
    all.put("passport-mrz", Devices::mrz);
    for (NationalId id : NationalId.ALL) {
      all.put(id.id(), id.validator());
    }
    return Map.copyOf(all);
  }
}
