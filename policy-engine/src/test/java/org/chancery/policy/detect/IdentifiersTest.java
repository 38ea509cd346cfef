package org.chancery.policy.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.policy.text.FoldedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payment-card | charge 4111 1111 1111 1111 please | 4111 1111 1111 1111",
        "payment-card | card:4111111111111111. | 4111111111111111",
        "payment-card | 4111.1111.1111.1111 | 4111.1111.1111.1111",
        "payment-card | 4111 - 1111 - 1111 - 1111 ok | 4111 - 1111 - 1111 - 1111",
        "payment-card | 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 | 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "payment-card | 4.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1 | 4.1.1.1 1.1.1.1 1.1.1.1 1.1.1.1",
        "payment-card | amex 3782 822463 10005 | 3782 822463 10005",
        "payment-card | بطاقتي ٤١١١١١١١١١١١١١١١ | ٤١١١١١١١١١١١١١١١",
        "payment-card | ４１１１ １１１１ １１１１ １１１１ | ４１１１ １１１１ １１１１ １１１１",
        "payment-card | order 12345 4111 1111 1111 1111 | 4111 1111 1111 1111",
        "iban | to GB82 WEST 1234 5698 7654 32, thanks | GB82 WEST 1234 5698 7654 32",
        "iban | de89370400440532013000 | de89370400440532013000",
        "us-ssn | my ssn is 536-90-4399 | 536-90-4399",
        "bitcoin-address | pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa now | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "ethereum-address | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "email-address | write to rana.haddad@bank.example.com. | rana.haddad@bank.example.com",
        "phone-number | call me on +44 20 7946 0958 tonight | 44 20 7946 0958",
        "hk-id | hkid A123456(3) | A123456(3)",
        "cn-resident-id | 身份证11010519491231002X | 11010519491231002X"
      })
  void identifiersAreFoundWhereTheyStand(String detector, String text, String found) {
    assertThat(found(detector, Confidence.MEDIUM, text)).containsExactly(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payment-card | order 4111111111111112",
        "payment-card | 41111111111111111111111",
        "payment-card | a4111111111111111",
        "payment-card | 2019-2020, 2021-2022 and 4111",
        "payment-card | 4111 1111-1111 1111",
        "iban | GB82 WEST 1234 5698 7654 33",
        "sa-national-id | version 1.1058529940",
        "sa-national-id | /orders/1058529940/lines",
        "us-ssn | 1536-90-43991",
        "us-ssn | version 536.90.4399",
        "email-address | meet @ 5.30",
        "phone-number | 1 + 2 = 3",
        "ethereum-address | commit 5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "it-codice-fiscale | the screen resolution and the documentation immediately after",
        "jwt | eyJust a word"
      })
  void whatOnlyLooksAlikeIsNot(String detector, String text) {
    assertThat(found(detector, Confidence.LOW, text)).isEmpty();
  }

  @Test
  void wordsCloseByRaiseConfidenceInANumber() {
    assertThat(confidences("sa-national-id", "1058529940")).containsExactly(Confidence.LOW);
    assertThat(confidences("sa-national-id", "iqama 1058529940")).containsExactly(Confidence.HIGH);
    assertThat(confidences("sa-national-id", "رقم الهوية 1058529940"))
        .containsExactly(Confidence.HIGH);
    assertThat(confidences("sa-national-id", "iqama" + " .".repeat(300) + " 1058529940"))
        .containsExactly(Confidence.LOW);
    assertThat(confidences("us-ssn", "536904399")).containsExactly(Confidence.LOW);
    assertThat(confidences("us-ssn", "536-90-4399")).containsExactly(Confidence.MEDIUM);
    assertThat(confidences("us-ssn", "social security 536-90-4399"))
        .containsExactly(Confidence.HIGH);
  }

  @Test
  void doubtfulHitsBeforeACertainOneDoNotUseUpTheLimit() {
    String text = "1058529940 ".repeat(50) + "x ".repeat(400) + "iqama 1058529940";

    assertThat(found("sa-national-id", Confidence.HIGH, text)).hasSizeBetween(1, 40);
  }

  @Test
  void aTokenIsOneOnlyWithAHeaderThatNamesItsAlgorithm() {
    String token =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJub2JvZHkifQ." + "c2lnbmF0dXJl".repeat(3);

    assertThat(found("jwt", Confidence.HIGH, "bearer " + token + ".")).containsExactly(token);
    assertThat(found("jwt", Confidence.LOW, token.replace("eyJhbGci", "eyJhbGxh"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 ",
        "11 ",
        "1111111111 ",
        "4111 1111 1111 1111 ",
        "eyJ.",
        "a.b@",
        "@a.",
        "gb82",
        "٤",
        "😀1",
        "-",
        "iqama 1058529940 ",
        "\uD800",
        "0x",
        "+1 "
      })
  void everyDetectorEndsOnLongRepetitions(String part) {
    String text = part.repeat(4_000);
    var identifiers = Identifiers.of(text, FoldedText.of(text));

    for (String name : Detectors.names()) {
      for (Hit hit : identifiers.find(Detectors.named(name).orElseThrow(), Confidence.LOW, 10)) {
        assertThat(hit.span().start()).isBetween(0, hit.span().end() - 1);
        assertThat(hit.span().end()).isLessThanOrEqualTo(text.length());
      }
    }
  }

  private static List<String> found(String detector, Confidence atLeast, String text) {
    return Identifiers.of(text, FoldedText.of(text))
        .find(Detectors.named(detector).orElseThrow(), atLeast, 100)
        .stream()
        .map(hit -> text.substring(hit.span().start(), hit.span().end()))
        .toList();
  }

  private static List<Confidence> confidences(String detector, String text) {
    return Identifiers.of(text, FoldedText.of(text))
        .find(Detectors.named(detector).orElseThrow(), Confidence.LOW, 100)
        .stream()
        .map(Hit::confidence)
        .toList();
  }
}
