package org.chancery.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.policy.RandomTexts;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.Test;

class DfaTest {
  private static final int MOST = 50;

  @Test
  void aPatternsMachineFindsWhatRe2Finds() {
    int matched = 0;
    for (int seed = 0; seed < 250; seed++) {
      List<PatternMatcher> patterns = patterns(seed);
      var machines = new Machines(patterns);
      var texts = new WildPatterns(seed);
      var dice = new RandomTexts(seed);
      for (int i = 0; i < 6; i++) {
        String text = i % 2 == 0 ? texts.text() : texts.textOfLetters() + dice.text(9);
        for (int place = 0; place < patterns.size(); place++) {
          List<Span> whole = inRe2(patterns.get(place), text);
          matched += whole.size();

          assertThat(inMachine(machines, place, text))
              .as("%s in %s", patterns.get(place).source(), text)
              .isEqualTo(whole);
        }
      }
    }
    assertThat(matched).isGreaterThan(10_000);
  }

  /// A way back into a loop that has taken nothing leads nowhere, which decides what is preferred.
  @Test
  void loopsThatMayTakeNothingPreferWhatRe2Prefers() {
    var dice = new RandomTexts(20_262_679);
    int matched = 0;
    var regexes = new ArrayList<>(List.of("(-){0,2}(?s:.){1,3}?(?:\\w??\\b)+", "(?:a??\\b)*b"));
    while (regexes.size() < 3_000) {
      // What can match nothing is refused.
      regexes.add("(?:a|(?s:.){1,2}?)" + loop(dice, 3));
    }
    for (String regex : regexes) {
      if (PatternMatcher.compile(regex, true) instanceof PatternMatcher.Attempt.Ready(var ready)) {
        var machines = new Machines(List.of(ready));
        for (String text : List.of(".a", "ab", "a.b-", "-a\nab", dice.text(6, "ab.-\n"))) {
          List<Span> whole = inRe2(ready, text);
          matched += whole.size();
          assertThat(inMachine(machines, 0, text)).as("%s in %s", regex, text).isEqualTo(whole);
        }
      }
    }
    assertThat(matched).isGreaterThan(10_000);
  }

  private static String loop(RandomTexts dice, int depth) {
    String[] atoms = {"a", "b", "\\w", "(?s:.)", "\\b", "\\B", "^", "$", "(?m:^)", "(?m:$)", "-"};
    String[] repeats = {"", "", "?", "??", "*", "*?", "+", "+?", "{0,2}", "{1,3}?"};
    if (depth == 0) {
      return atoms[dice.number(atoms.length)];
    }
    String inside = loop(dice, depth - 1);
    if (dice.number(2) == 0) {
      inside += (dice.number(3) == 0 ? "|" : "") + loop(dice, depth - 1);
    }
    return "(?:" + inside + ")" + repeats[dice.number(repeats.length)];
  }

  @Test
  void aBankFindsInLongTextsWhatEachPatternFinds() {
    int matched = 0;
    for (int seed = 0; seed < 120; seed++) {
      List<PatternMatcher> patterns = patterns(seed);
      var texts = new WildPatterns(seed);
      String text = "";
      while (text.length() < 1_500) {
        text += texts.text() + texts.textOfLetters();
      }
      var found = search(PatternBank.of(patterns), text, Budget.ofSteps(Long.MAX_VALUE));
      for (int place = 0; place < patterns.size(); place++) {
        List<Span> whole = inRe2(patterns.get(place), text);
        matched += whole.size();
        assertThat(found.get(place))
            .as("%s in %s", patterns.get(place).source(), text)
            .isEqualTo(whole);
      }
    }
    assertThat(matched).isGreaterThan(10_000);
  }

  @Test
  void aTextThatLeadsToTooManyStatesIsSearchedOtherwise() {
    var matcher = matcher("(?:a|b)*a[ab]{14}c");
    var dice = new RandomTexts(1);
    String text = dice.text(8_000, "ab") + "ca";
    var machines = new Machines(List.of(matcher));
    var spans = new ArrayList<Span>();

    SpanFinder.End end =
        machines.finder(0).find(searched(machines, text), 0, text.length(), MOST, spans);

    assertThat(end).isEqualTo(SpanFinder.End.GAVE_UP);
    assertThat(
            search(PatternBank.of(List.of(matcher)), text, Budget.ofSteps(Long.MAX_VALUE))
                .getFirst())
        .isEqualTo(inRe2(matcher, text));
  }

  @Test
  void whatABudgetDecidesDoesNotDependOnWhatWasReadBefore() {
    List<PatternMatcher> patterns =
        Stream.of("(?:a|b)*a[ab]{14}c", "[ab]{3,40}c", "ca$", "b[^c]{30}c")
            .map(DfaTest::matcher)
            .toList();
    var used = PatternBank.of(patterns);
    var dice = new RandomTexts(3);
    for (int i = 0; i < 200; i++) {
      String text = dice.text(1_000, "abc") + dice.text(dice.number(4_000), "ab") + "ca";
      long steps = dice.number(60_000);
      assertThat(search(used, text, Budget.ofSteps(steps)))
          .isEqualTo(search(PatternBank.of(patterns), text, Budget.ofSteps(steps)));
    }
  }

  @Test
  void machinesThatForgetFindTheSame() {
    var learners = new ArrayList<Memory.Learner>();
    var forgetful = new Memory(learners, 500);
    var matcher = matcher("\\b[a-z]{3,8}\\s?[a-d]+\\b");
    var symbols = Symbols.of(Machines.sets(List.of(matcher)));
    var finder = new SpanFinder(matcher.regex(), symbols, forgetful);
    var machines = new Machines(List.of(matcher));
    var forgotten = new int[1];
    learners.add(() -> {
      forgotten[0]++;
      finder.forget();
    });
    var dice = new RandomTexts(2);
    for (int i = 0; i < 300; i++) {
      String text = dice.text(60, "abcdxyz   -");
      var spans = new ArrayList<Span>();
      finder.find(searched(machines, text), 0, text.length(), MOST, spans);
      assertThat(spans).isEqualTo(inRe2(matcher, text));
    }
    assertThat(forgotten[0]).isGreaterThan(10);
  }

  @Test
  void manyThreadsMayTeachTheSameMachines() throws InterruptedException, ExecutionException {
    List<PatternMatcher> patterns = patterns(7);
    var machines = new Machines(patterns);
    var texts = new WildPatterns(7);
    List<String> some = IntStream.range(0, 200).mapToObj(_ -> texts.text()).toList();
    Callable<List<List<Span>>> task =
        () ->
            some.stream()
                .flatMap(text ->
                    IntStream.range(0, patterns.size())
                        .mapToObj(place -> inMachine(machines, place, text)))
                .toList();
    List<List<Span>> expected =
        some.stream()
            .flatMap(text -> patterns.stream().map(pattern -> inRe2(pattern, text)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<List<Span>>> found : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(found.get()).isEqualTo(expected);
      }
    }
  }

  private static List<PatternMatcher> patterns(int seed) {
    var patterns = new ArrayList<>(new WildPatterns(seed).some(6));
    var dice = new RandomTexts(seed);
    while (patterns.size() < 10) {
      if (PatternMatcher.compile(RandomPatterns.regex(dice), dice.number(2) == 0)
          instanceof PatternMatcher.Attempt.Ready(var pattern)) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private static PatternMatcher matcher(String regex) {
    return switch (PatternMatcher.compile(regex, true)) {
      case PatternMatcher.Attempt.Ready(var matcher) -> matcher;
      case PatternMatcher.Attempt.Refused refused -> throw new AssertionError(refused.message());
    };
  }

  private static List<Span> inRe2(PatternMatcher pattern, String text) {
    var spans = new ArrayList<Span>();
    pattern.find(text, MOST, spans);
    return spans;
  }

  private static List<Span> inMachine(Machines machines, int place, String text) {
    var spans = new ArrayList<Span>();
    SpanFinder.End end =
        machines.finder(place).find(searched(machines, text), 0, text.length(), MOST, spans);
    assertThat(end).isEqualTo(SpanFinder.End.DONE);
    return spans;
  }

  private static SearchedText searched(Machines machines, String text) {
    return new SearchedText(
        text, FoldedText.of(text), machines, Budget.ofSteps(Long.MAX_VALUE), _ -> true);
  }

  /// What is found of each pattern; one span without width if that was left undecided.
  private static List<List<Span>> search(PatternBank bank, String text, Budget budget) {
    var found = new ArrayList<List<Span>>();
    for (int i = 0; i < bank.size() + 10; i++) {
      found.add(List.of());
    }
    bank.find(
        text,
        FoldedText.of(text),
        budget,
        new PatternBank.Sink() {
          @Override
          public void matched(int pattern, List<Span> spans) {
            found.set(pattern, List.copyOf(spans));
          }

          @Override
          public void undecided(int pattern) {
            found.set(pattern, List.of(new Span(0, 0)));
          }
        });
    return found;
  }
}
