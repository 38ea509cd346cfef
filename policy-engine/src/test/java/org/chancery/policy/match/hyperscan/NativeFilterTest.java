package org.chancery.policy.match.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.WildPatterns;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NativeFilterTest {
  private static final List<String> FILLS = List.of("~", "q", "~ ", "7", "ü", "", "\n");
  private final Calls calls = Natives.library().calls();

  @Test
  @DisplayName("P1: The native path names every pattern that RE2/J finds, whatever the text")
  void namesEveryPatternThatIsFound() {
    var random = new WildPatterns(11);
    int found = 0;
    for (int round = 0; round < 8; round++) {
      found += check(random.some(60), random::text, 60);
    }

    assertThat(found).isGreaterThan(2_500);
  }

  @Test
  @DisplayName("P1: The native path finds two words apart, in which newer versions lose matches")
  void findsTwoWordsApart() {
    var random = new WildPatterns(12);
    int found = 0;
    for (int round = 0; round < 6; round++) {
      found += check(random.apart(100), random::textOfLetters, 60);
    }

    assertThat(found).isGreaterThan(2_500);
  }

  @Test
  void findsEachOfManyPatternsInALongText() {
    var random = new WildPatterns(13);

    assertThat(check(random.some(100), () -> random.text().repeat(1_500), 4)).isGreaterThan(50);
  }

  private int check(List<PatternMatcher> patterns, Supplier<String> texts, int count) {
    List<String> bank = patterns.stream().map(PatternMatcher::bytes).toList();
    Shard shard = Shard.compile(calls, bank.stream().distinct().toList());
    var workspace = new Workspace(calls);
    workspace.fit(Natives.database(shard));
    var filter = new NativeFilter(new Lanes(calls, workspace), bank, List.of(shard));
    BitSet known = filter.known();
    assertThat(known.cardinality()).isGreaterThan(patterns.size() * 2 / 3);
    int found = 0;
    for (int i = 0; i < count; i++) {
      // Wherever it stands among what the library may skip.
      String text =
          FILLS.get(i % FILLS.size()).repeat(i * 7 % 90)
              + texts.get()
              + FILLS.get(i / 2 % FILLS.size()).repeat(i * 5 % 80);
      var named = new BitSet();
      filter.addCandidates(text, named);
      for (int place = known.nextSetBit(0); place >= 0; place = known.nextSetBit(place + 1)) {
        PatternMatcher pattern = patterns.get(place);
        if (pattern.regex().matcher(text).find()) {
          found++;
          assertThat(named.get(place)).as("%s in \"%s\"", pattern.source(), text).isTrue();
        }
      }
    }
    return found;
  }
}
