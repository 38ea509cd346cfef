package org.chancery.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.chancery.verify.timestamp.TimeStampToken;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tokens that Bouncy Castle made, verified without it.
final class TimeStampTokenTest {

  private static final Instant FROM = Instant.parse("2026-11-23T20:00:00Z");
  private static final Instant AT = FROM.plusSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "RSA,SHA256withRSA",
    "RSA,SHA512withRSA",
    "RSA,SHA256withRSAandMGF1",
    "EC,SHA256withECDSA",
    "EC,SHA384withECDSA",
    "Ed25519,Ed25519"
  })
  @DisplayName("P4: a token says when some bytes were there, and of no others")
  void tokenIsOverItsBytesAlone(String key, String algorithm) {
    var stamps = new TestStamps(key, algorithm, FROM);

    var token = TimeStampToken.read(stamps.over("a head", AT));

    assertThat(token.verify(stamps.trust())).isEmpty();
    assertThat(token.time()).isEqualTo(AT);
    assertThat(token.policy()).isEqualTo("1.2.3");
    assertThat(token.isOver("a head".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(token.isOver("another".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(token.verify(new TestStamps(key, algorithm, FROM).trust()))
        .hasValueSatisfying(why -> assertThat(why).contains("no authority that is trusted"));
  }

  @Test
  @DisplayName("P4: a token of a time at which its signer's certificate was not valid is refused")
  void tokenOutsideOfItsCertificatesTimeIsRefused() {
    var stamps = new TestStamps("EC", "SHA256withECDSA", FROM);
    var later = TimeStampToken.read(stamps.over("a head", FROM.plus(Duration.ofHours(23))));

    assertThat(later.verify(stamps.trust())).isEmpty();
    var early = new TestStamps("EC", "SHA256withECDSA", FROM);
    assertThat(TimeStampToken.read(stamps.over("a head", AT)).verify(early.trust())).isPresent();
  }

  @Test
  @DisplayName("P4: a token with any byte changed is refused, or says the same of the same bytes")
  void anyChangedByteIsRefused() {
    var stamps = new TestStamps("EC", "SHA256withECDSA", FROM);
    var whole = stamps.over("a head", AT);
    var random = new Random(7);
    var unseen = 0;
    for (var at = 0; at < whole.length; at++) {
      var other = whole.clone();
      other[at] ^= (byte) (1 << random.nextInt(8));
      if (isAccepted(other, stamps.trust())) {
        // Some bytes are in nobody's signature, as the list of digests at the beginning; what they
        // say is looked at by nobody either.
        unseen++;
        assertThat(TimeStampToken.read(other).time()).isEqualTo(AT);
      }
    }
    assertThat(unseen).isLessThan(40);
  }

  @Test
  void bytesThatAreNoTokenAreRefused() {
    var whole = new TestStamps("EC", "SHA256withECDSA", FROM).over("a head", AT);
    for (var length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> TimeStampToken.read(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> TimeStampTrust.of(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean isAccepted(byte[] bytes, TimeStampTrust trust) {
    try {
      var token = TimeStampToken.read(bytes);
      return token.verify(trust).isEmpty()
          && token.isOver("a head".getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noToken) {
      return false;
    }
  }
}
