package org.chancery.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chancery.policy.RandomTexts;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternMatcherTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a(?=b) ~ regex-look-around ~ (?=",
        "a(?!b) ~ regex-look-around ~ (?!",
        "(?<=a)b ~ regex-look-around ~ (?<=",
        "(?<!a)b ~ regex-look-around ~ (?<!",
        "(a)\\1 ~ regex-back-reference ~ \\1",
        "(a)\\8 ~ regex-back-reference ~ \\8",
        "(?P<n>a)(?P=n) ~ regex-back-reference ~ (?P=",
        "(?<n>a)\\k<n> ~ regex-back-reference ~ \\k",
        "a++b ~ regex-possessive ~ ++",
        "a{2}+b ~ regex-possessive ~ {2}+",
        "(?>a) ~ regex-atomic-group ~ (?>",
        "(?(1)a) ~ regex-conditional ~ (?(",
        "(?R) ~ regex-recursion ~ calls itself",
        "(?#note)a ~ regex-comment ~ (?#",
        "(?x) a ~ regex-comments-mode ~ x",
        "[a-z&&[^b]] ~ regex-class-intersection ~ &&[",
        "a* ~ regex-matches-nothing ~ empty",
        "\\bx?$ ~ regex-matches-nothing ~ empty",
        "(a|) ~ regex-matches-nothing ~ empty",
        "(?:(?:a{100}){100}) ~ regex-too-large ~ steps",
        "(a ~ regex-syntax ~ )",
        "a) ~ regex-syntax ~ )",
        "[a ~ regex-syntax ~ ]",
        "a** ~ regex-syntax ~ **",
        "a{2,1} ~ regex-syntax ~ {2,1}",
        "\\y ~ regex-syntax ~ \\y",
        "\\x{zz} ~ regex-syntax ~ \\x",
        "\\ ~ regex-syntax ~ backslash",
        "a(?i)* ~ regex-quantifier ~ (?i)",
        "a\\Q\\E{2} ~ regex-quantifier ~ {",
        "a{1001} ~ regex-syntax ~ {1001}",
        "(?i)\\x{1C83} ~ regex-case ~ U+1C80",
        "(?i)\u1C88 ~ regex-case ~ U+1C80",
        "(?i)[\\x{400}-\\x{2000}] ~ regex-case ~ U+1C80",
      })
  void whatCannotRunIsRefusedByName(String regex, String code, String named) {
    assertThat(compile(regex))
        .isInstanceOfSatisfying(
            PatternMatcher.Attempt.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.message()).contains(named);
              assertThat(refused.cure()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)[A-\\x{10FFFF}]b", "[\\x{400}-\\x{2000}]b", "(?i)\\x{1C7F}"})
  void whatItsOwnOtherCasesLeadBackToIsNotRefused(String regex) {
    assertThat(compile(regex)).isInstanceOf(PatternMatcher.Attempt.Ready.class);
  }

  @Test
  void aPatternBeyondTheLengthLimitIsRefused() {
    assertThat(compile("a".repeat(1_001)))
        .isInstanceOfSatisfying(
            PatternMatcher.Attempt.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("regex-too-long"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "secret ~ secret",
        "Bitcoin|[Ee]thereum ~ bitcoin,ethereum",
        "(?i)sk_(live|test)_[0-9a-z]{24} ~ sk_live_,sk_test_",
        "wire\\s+transfers? ~ transfer,transfers",
        "AKIA[0-9A-Z]{16} ~ akia",
        "\\Qa.b*c\\E ~ a.b*c",
        "(abc)+ ~ abc",
        "تحويل\\s+بنكي ~ تحويل",
        "пароль:?\\s*\\S+ ~ пароль,пароль:",
        "机密|绝密 ~ 机密,绝密",
      })
  void findsTheLiteralsEveryMatchNeeds(String regex, String literals) {
    assertThat(matcher(regex).literals()).containsExactlyInAnyOrder(literals.split(","));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\d{3}-\\d{2}-\\d{4}", "secret|\\d+", "(abc)?x", "a.b.c", "ÄÖÜß", "ab"})
  void claimsNoLiteralWhereNoneIsNeededOrWorthIt(String regex) {
    assertThat(matcher(regex).literals()).isEmpty();
  }

  @Test
  void aDemandTellsDigitsRunsAndSigns() {
    TextDemand ssn = matcher("\\b\\d{3}-\\d{2}-\\d{4}\\b").demand();
    TextDemand hex = matcher("[a-f0-9]{32}").demand();

    assertThat(ssn.units()).isEqualTo(11);
    assertThat(ssn.digits()).isEqualTo(9);
    assertThat(ssn.runs().token().longest()).isEqualTo(11);
    assertThat(ssn.runs().digit().longest()).isEqualTo(4);
    assertThat(ssn.low()).isEqualTo(1L << '-');
    assertThat(hex.runs().hex().longest()).isEqualTo(32);
    assertThat(matcher("[0-9]x+|[1-3]{4}").demand().digits()).isEqualTo(1);
  }

  @Test
  void thePreFilterNeverHidesAMatch() {
    var texts = new RandomTexts(4);
    int matched = 0;
    for (int round = 0; round < 30_000; round++) {
      var attempt = PatternMatcher.compile(RandomPatterns.regex(texts), texts.number(2) == 0);
      if (!(attempt instanceof PatternMatcher.Attempt.Ready(var matcher))) {
        continue;
      }
      for (int i = 0; i < 4; i++) {
        String text = text(texts);
        var folded = FoldedText.of(text);
        if (matcher.regex().matcher(text).find()) {
          matched++;
          assertThat(matcher.demand().metBy(TextShape.of(text.length(), folded)))
              .as("demand of %s in %s", matcher.source(), text)
              .isTrue();
          assertThat(matcher.literals().isEmpty() || anyIn(matcher.literals(), folded.text()))
              .as("literals of %s in %s", matcher.source(), text)
              .isTrue();
        }
      }
    }
    assertThat(matched).isGreaterThan(5_000);
  }

  @Test
  void aBankFindsWhatEachOfItsPatternsFindsInTheWholeText() {
    var texts = new RandomTexts(5);
    int matched = 0;
    for (int round = 0; round < 1_500; round++) {
      var patterns = new ArrayList<PatternMatcher>();
      for (int i = 0; i < 12; i++) {
        if (PatternMatcher.compile(RandomPatterns.regex(texts), texts.number(2) == 0)
            instanceof PatternMatcher.Attempt.Ready(var matcher)) {
          patterns.add(matcher);
        }
      }
      var bank = PatternBank.of(patterns);
      for (int i = 0; i < 6; i++) {
        String text = i % 3 == 0 ? longText(texts) : text(texts);

        Map<Integer, List<Span>> found = find(bank, text);

        matched += found.size();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
          var whole = new ArrayList<Span>();
          patterns.get(pattern).find(text, PatternBank.MOST_MATCHES, whole);
          assertThat(found.getOrDefault(pattern, List.of()))
              .as("%s in %s", patterns.get(pattern).source(), text)
              .isEqualTo(whole);
        }
      }
    }
    assertThat(matched).isGreaterThan(10_000);
  }

  private static Map<Integer, List<Span>> find(PatternBank bank, String text) {
    var found = new HashMap<Integer, List<Span>>();
    bank.find(
        text,
        FoldedText.of(text),
        Budget.ofSteps(Long.MAX_VALUE),
        new PatternBank.Sink() {
          @Override
          public void matched(int pattern, List<Span> spans) {
            found.put(pattern, List.copyOf(spans));
          }

          @Override
          public void undecided(int pattern) {
            throw new AssertionError("a budget without end has ended");
          }
        });
    return found;
  }

  private static String text(RandomTexts texts) {
    return texts.text(4) + texts.text(5, "abSsKk012-= {}\n") + sample(texts) + texts.text(4);
  }

  /// Long enough for cutting, with a few places worth keeping.
  private static String longText(RandomTexts texts) {
    var text = new StringBuilder();
    while (text.length() < 300 + texts.number(600)) {
      text.append(
          switch (texts.number(6)) {
            case 0 -> text(texts);
            case 1 -> texts.text(1 + texts.number(40), "ab0 ");
            case 2 -> "😀".repeat(texts.number(30));
            case 3 -> texts.text(1 + texts.number(40), "0123456789- ");
            case 4 -> "x".repeat(texts.number(60));
            default -> sample(texts) + sample(texts);
          });
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|aa)+x",
        "(.*)(.*)(.*)(.*)(.*)secret",
        "(?:.|[\\n\\r])*x",
        "(.*,){12}P",
        "a.*b|a",
        "\\s+$"
      })
  void readingAPatternsTextIsLinearInItsLength(String regex) {
    int[] reads =
        IntStream.of(2_000, 4_000)
            .map(length -> readsFor(matcher(regex), "a ".repeat(length / 2)))
            .toArray();

    assertThat(reads[1]).isLessThan(reads[0] * 5 / 2);
  }

  private static int readsFor(PatternMatcher matcher, String text) {
    var counted = new CountedReads(text);
    matcher.find(counted, 50, new ArrayList<>());
    return counted.reads;
  }

  private static String sample(RandomTexts texts) {
    return List.of("secret", "SECRET", "\u212Aey", "key", "سر", "пароль", "й", "机密", "ab", "12")
        .get(texts.number(10));
  }

  private static boolean anyIn(Iterable<String> literals, String text) {
    for (String literal : literals) {
      if (text.contains(literal)) {
        return true;
      }
    }
    return false;
  }

  private static PatternMatcher.Attempt compile(String regex) {
    return PatternMatcher.compile(regex, true);
  }

  private static PatternMatcher matcher(String regex) {
    return switch (compile(regex)) {
      case PatternMatcher.Attempt.Ready(var matcher) -> matcher;
      case PatternMatcher.Attempt.Refused refused -> throw new AssertionError(refused.message());
    };
  }

  private static final class CountedReads implements CharSequence {
    private final String text;
    private int reads;

    CountedReads(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
