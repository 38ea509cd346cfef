package org.chancery.policy.detect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The detectors there are.
public final class Detectors {
  private static final Map<String, Detector> ALL = all();

  private Detectors() {}

  /// The detector of that name, such as `iban` or `us-ssn`.
  public static Optional<Detector> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// All names, in order.
  public static SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(ALL.keySet()));
  }

  private static Map<String, Detector> all() {
    var all = new TreeMap<String, Detector>();
    for (Detector detector : money()) {
      all.put(detector.name(), detector);
    }
    for (Detector detector : things()) {
      all.put(detector.name(), detector);
    }
    NationalId.ALL.stream()
        .map(NationalId::detector)
        .forEach(detector -> all.put(detector.name(), detector));
    return all;
  }

  private static List<Detector> money() {
    return List.of(
        // The shape checks by itself, because a number may go on in several ways.
        new Detector(
            "payment-card", List.of(new CardShape()), _ -> true, Strength.DISTINCT, List.of()),
        new Detector("iban", List.of(new IbanShape()), Finance::iban, Strength.STRONG, List.of()),
        new Detector(
            "aba-routing",
            List.of(new Layout("999999999"), new Layout("9999-9999-9")),
            Finance::aba,
            Strength.SINGLE,
            List.of("routing", "aba", "rtn", "transit", "wire")),
        new Detector(
            "bic",
            List.of(new Layout("AAAAAA**"), new Layout("AAAAAA*****")),
            text -> Finance.bic(text) && text.equals(text.strip()),
            Strength.NONE,
            List.of("bic", "swift", "iban", "beneficiary bank", "سويفت")),
        new Detector(
            "isin",
            List.of(new Layout("AA*********9")),
            Finance::isin,
            Strength.DISTINCT,
            List.of()),
        new Detector(
            "cusip",
            List.of(new Layout("99999****"), new Layout("999******"), new Layout("A********")),
            Finance::cusip,
            Strength.SINGLE,
            List.of("cusip")),
        new Detector(
            "sedol",
            List.of(new Layout("******9")),
            Finance::sedol,
            Strength.SINGLE,
            List.of("sedol")),
        new Detector(
            "lei",
            List.of(new Layout("******************99")),
            Finance::lei,
            Strength.STRONG,
            List.of()),
        new Detector(
            "bitcoin-address",
            List.of(new RunShape("", "", 26, 90)),
            Wallets::bitcoin,
            Strength.STRONG,
            List.of(),
            true),
        new Detector(
            "base58-address",
            List.of(new RunShape("", "", 26, 35)),
            Wallets::base58Coin,
            Strength.STRONG,
            List.of(),
            true),
        new Detector(
            "ethereum-address",
            List.of(new RunShape("0x", "", 42, 42)),
            Wallets::ethereum,
            Strength.STRONG,
            List.of(),
            true));
  }

  private static List<Detector> things() {
    return List.of(
        new Detector(
            "jwt",
            List.of(new RunShape("eyj", "-_.", 40, 16_384)),
            Secrets::jwt,
            Strength.STRONG,
            List.of(),
            true),
        new Detector(
            "email-address",
            List.of(new MailShape()),
            _ -> true,
            Strength.DISTINCT,
            List.of(),
            true),
        new Detector(
            "phone-number",
            List.of(new PhoneShape()),
            _ -> true,
            Strength.NONE,
            List.of("phone", "mobile", "cell", "whatsapp", "call", "tel", "جوال", "هاتف", "رقم")),
        new Detector(
            "imei",
            List.of(new Layout("999999999999999"), new Layout("99-999999-999999-9")),
            Devices::imei,
            Strength.SINGLE,
            List.of("imei")),
        new Detector(
            "vin",
            List.of(new Layout("*****************")),
            Devices::vin,
            Strength.SINGLE,
            List.of("vin", "vehicle", "chassis")),
        new Detector(
            "passport-mrz",
            List.of(new RunShape("", "<", 44, 44)),
            Devices::mrz,
            Strength.STRONG,
            List.of()));
  }
}
