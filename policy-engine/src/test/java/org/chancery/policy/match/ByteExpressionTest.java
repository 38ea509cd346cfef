package org.chancery.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "ab ~ \\x61\\x62",
        "é ~ \\xc3\\xa9",
        "[ab] ~ [\\x61\\x62]",
        "[a-z0-9]{3} ~ (?:[\\x30-\\x39\\x61-\\x7a]){3,3}",
        // One character beyond ASCII has up to four bytes.
        "a.b ~ \\x61[\\x00-\\x09\\x0b-\\x7f\\xc0-\\xff][\\x80-\\xbf]{0,3}\\x62",
        "a.{0,4}b ~ \\x61[\\x00-\\x09\\x0b-\\x7f\\x80-\\xff]{0,16}\\x62",
        // What is optional at the ends decides nothing, and anchors are left to the search.
        "^x*ab{2,5}$ ~ \\x61(?:\\x62){2,2}",
        "\\bab\\b ~ \\b\\x61\\x62\\b",
        // Counts that make large machines are widened.
        "a[b-z]{70,900}d ~ \\x61(?:[\\x62-\\x7a]){64,}\\x64",
        "(?i)k ~ (?:[\\x4b\\x6b]|\\xe2\\x84\\xaa)",
      })
  void aPatternIsWrittenOverItsBytes(String pattern, String bytes) {
    assertThat(matcher(pattern).bytes()).isEqualTo(bytes);
  }

  @Test
  void aPatternOfThousandsOfStepsIsWidenedUntilItIsSmall() {
    assertThat(matcher("(?:[a-z]{30}[0-9]{30}){30}x").bytes().length()).isLessThan(400);
    assertThat(matcher("(?:" + "[ab]é".repeat(150) + "x)").bytes()).isEmpty();
  }

  @Test
  void allThatTheSearchTakesForACharacterIsAmongItsVariants() {
    int[] cased =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> Character.toLowerCase(c) != c || Character.toUpperCase(c) != c)
            .filter(c -> c < 0x1C80 || c > 0x1C88)
            .toArray();
    int folded = 0;
    for (int c : cased) {
      Pattern search = Pattern.compile(Pattern.quote(Character.toString(c)), 1);
      for (int other : CaseVariants.of(c)) {
        folded += other != c && search.matches(Character.toString(other)) ? 1 : 0;
      }
      for (int other : new int[] {Character.toLowerCase(c), Character.toUpperCase(c), 'k', 's'}) {
        if (search.matches(Character.toString(other))) {
          assertThat(CaseVariants.of(c)).as("variants of U+%04X", c).contains(other);
        }
      }
    }

    assertThat(folded).isGreaterThan(2_500);
    assertThat(Pattern.CASE_INSENSITIVE).isEqualTo(1);
  }

  @Test
  void everyCharacterHasTheBytesOfUtf8AndALoneSurrogateThreeOfItsOwn() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = Character.toString(c);
      byte[] bytes = WideUtf8.bytes(text);
      if (Character.isSurrogate(text.charAt(0)) && text.length() == 1) {
        assertThat(bytes).hasSize(3);
      } else {
        assertThat(bytes).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(WideUtf8.bytes("a\uD800\uD83D\uDE00b")).hasSize(9);
  }

  private static PatternMatcher matcher(String regex) {
    return switch (PatternMatcher.compile(regex, true)) {
      case PatternMatcher.Attempt.Ready(var matcher) -> matcher;
      case PatternMatcher.Attempt.Refused refused -> throw new AssertionError(refused.message());
    };
  }
}
