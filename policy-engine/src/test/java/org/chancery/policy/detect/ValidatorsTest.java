package org.chancery.policy.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {
  @ParameterizedTest
  @CsvSource({
    "payment-card, 4111 1111 1111 1111",
    "payment-card, 5555-5555-5555-4444",
    "payment-card, 378282246310005",
    "payment-card, 6011111111111117",
    "payment-card, 30569309025904",
    "payment-card, 3530111333300000",
    "payment-card, 2223003122003222",
    "iban, GB82 WEST 1234 5698 7654 32",
    "iban, SA0380000000608010167519",
    "iban, AE070331234567890123456",
    "iban, FR1420041010050500013M02606",
    "iban, NO9386011117947",
    "aba, 021000021",
    "bic, DEUTDEFF",
    "bic, NEDSZAJJXXX",
    "isin, US0378331005",
    "isin, GB0002634946",
    "isin, AU0000XVGZA3",
    "cusip, 037833100",
    "cusip, 17275R102",
    "cusip, 38259P508",
    "sedol, 0263494",
    "sedol, B0WNLY7",
    "lei, 5493001KJTIIGC8Y1R12",
    "imei, 49-015420-323751-8",
    "vin, 1M8GDM9AXKP042788",
    "vin, 11111111111111111",
    "passport-mrz, L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "bitcoin-address, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "bitcoin-address, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "bitcoin-address, bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "bitcoin-address, bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
    "ethereum-address, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "ethereum-address, 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "gb-nino, AB 12 34 56 C",
    "gb-nhs, 943 476 5919",
    "de-tax-id, 86 095 742 719",
    "de-tax-id, 65929970489",
    "fr-nir, 2 53 07 2B 073 004 70",
    "fr-nir, 295109912611193",
    "es-dni, 54362315-K",
    "es-dni, X2482300W",
    "it-codice-fiscale, RCCMNL83S18D969H",
    "pl-pesel, 44051401359",
    "nl-bsn, 111222333",
    "be-national-number, 85.07.30-033.28",
    "se-personnummer, 880320-0016",
    "no-fodselsnummer, 151086 95088",
    "dk-cpr, 211062-5629",
    "fi-hetu, 131052-308T",
    "ch-ahv, 756.9217.0769.85",
    "at-svnr, 1237 010180",
    "pt-nif, 501 964 843",
    "gr-amka, 01013099997",
    "ie-pps, 6433435F",
    "ie-pps, 6433435OA",
    "ro-cnp, 1630615123457",
    "cz-rodne-cislo, 710319/2745",
    "sa-national-id, 1058529940",
    "eg-national-id, 29001011234567",
    "tr-kimlik, 17291716060",
    "tr-kimlik, 10000000146",
    "il-id, 039337423",
    "in-aadhaar, 2341 2341 2346",
    "in-pan, ACUPA7085R",
    "cn-resident-id, 11010519491231002X",
    "hk-id, A123456(3)",
    "sg-nric, S1234567D",
    "jp-my-number, 1234 5678 9018",
    "za-id, 8001015009087",
    "us-ssn, 536-90-4399",
    "us-itin, 912-90-3456",
    "ca-sin, 123-456-782",
    "mx-curp, BOXW310820HNERXN09",
    "br-cpf, 390.533.447-05",
    "br-cnpj, 16.727.230/0001-97",
    "au-tfn, 123 456 782"
  })
  void publishedExamplesPass(String name, String example) {
    assertThat(validator(name).accepts(example)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "payment-card, 4111111111111111",
    "iban, GB82WEST12345698765432",
    "iban, SA0380000000608010167519",
    "aba, 021000021",
    "isin, US0378331005",
    "cusip, 037833100",
    "sedol, 0263494",
    "lei, 5493001KJTIIGC8Y1R12",
    "imei, 490154203237518",
    "gb-nhs, 9434765919",
    "de-tax-id, 86095742719",
    "fr-nir, 295109912611193",
    "es-dni, 54362315K",
    "pl-pesel, 44051401359",
    "nl-bsn, 111222333",
    "be-national-number, 85073003328",
    "se-personnummer, 8803200016",
    "no-fodselsnummer, 15108695088",
    "fi-hetu, 131052-308T",
    "ch-ahv, 7569217076985",
    "gr-amka, 01013099997",
    "ie-pps, 6433435F",
    "cz-rodne-cislo, 7103192745",
    "sa-national-id, 1058529940",
    "il-id, 039337423",
    "in-aadhaar, 234123412346",
    "cn-resident-id, 11010519491231002X",
    "sg-nric, S1234567D",
    "za-id, 8001015009087",
    "ca-sin, 123456782",
    "au-tfn, 123456782",
    "tr-kimlik, 17291716060"
  })
  void anySingleWrongDigitIsRefused(String name, String example) {
    Validator validator = validator(name);

    assertThat(wrongByOneDigit(example)).noneMatch(validator::accepts);
  }

  @Test
  void verhoeffRefusesNeighboursThatChangedPlaces() {
    Validator validator = validator("verhoeff");

    assertThat(validator.accepts("234123412346")).isTrue();
    assertThat(List.of("324123412346", "243123412346", "234123412364"))
        .noneMatch(validator::accepts);
  }

  @ParameterizedTest
  @CsvSource({
    "bitcoin-address, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
    "bitcoin-address, bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp",
    "bitcoin-address, 0A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "ethereum-address, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
    "ethereum-address, 0x0000000000000000000000000000000000000000",
    "jwt, eyJhbGci.eyJzdWIiOiIx.short",
    "gb-nino, DA123456C",
    "gb-nino, BG123456A",
    "us-ssn, 666-12-3456",
    "us-ssn, 123-00-4567",
    "us-itin, 912-66-3456",
    "bic, DEUTZZFF",
    "isin, ZZ0378331005",
    "iban, DE8937040044053201300",
    "vin, 1M8GDM9AXKP04278O",
    "passport-mrz, L898902C46UTO7408122F1204159ZE184226B<<<<<10",
    "in-pan, ACUXA7085R",
    "date, 31/02/2024",
    "date, 2023-02-29"
  })
  void whatCannotBeOneIsRefused(String name, String text) {
    assertThat(validator(name).accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-02-29", "29.02.2024", "02/29/2024", "20240229", "1/2/99"})
  void datesOfAnyOrderPass(String text) {
    assertThat(validator("date").accepts(text)).isTrue();
  }

  @Test
  void entropyIsThatOfTheValueNotOfItsName() {
    assertThat(validator("entropy(3.0)").accepts("password = \"aaaaaaaabbbb\"")).isFalse();
    assertThat(validator("entropy(3.0)").accepts("password = \"k3J9xQ2mZt7w\"")).isTrue();
    assertThat(Validators.named("entropy(lots)")).isEmpty();
    assertThat(Validators.named("entropy(9)")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=changeme123", "password: ${DB_PASSWORD}", "password: <your password>",
        "password = getPassword()", "password: forgotten", "token: xxxxxxxxxxxx"
      })
  void placeholdersAreNoSecrets(String text) {
    assertThat(validator("secret").accepts(text)).isFalse();
  }

  @Test
  void madeUpPasswordsAreSecrets() {
    assertThat(List.of("password: Tr0ub4dor&3", "pwd=hunter2!", "secret = 'x8Kq-91Lmz'"))
        .allMatch(validator("secret")::accepts);
  }

  @Test
  void everyNameIsAValidatorAndNoneThrowsOnAnything() {
    var odd =
        List.of("", "0", "<", "Z", "9".repeat(60), "A".repeat(18), "\uD800", "٤١١١", "é1234567");
    for (String name : Validators.names()) {
      if (name.equals("entropy(bits)")) {
        continue;
      }
      Validator validator = validator(name);
      for (String text : odd) {
        for (int repeat = 1; repeat < 20; repeat++) {
          validator.accepts(text.repeat(repeat));
        }
      }
    }
    assertThat(Validators.named("no-such-check")).isEmpty();
  }

  static List<String> wrongByOneDigit(String example) {
    var wrong = new ArrayList<String>();
    for (int i = 0; i < example.length(); i++) {
      for (char other = '0'; other <= '9' && Character.isDigit(example.charAt(i)); other++) {
        if (other != example.charAt(i)) {
          wrong.add(example.substring(0, i) + other + example.substring(i + 1));
        }
      }
    }
    return wrong;
  }

  private static Validator validator(String name) {
    return Validators.named(name).orElseThrow();
  }
}
