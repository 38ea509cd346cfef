package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.policy.Condition.Match;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void theSnippetSaysWhatItPromises() {
    assertThat(snippet()).isEqualTo("BLOCK: Do not pass on inside information.");
  }

  @Test
  void theSnippetInTheReadmeIsTheOneTestedHere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(Path.of("src/test/java/org/chancery/policy/ReadmeTest.java"));
    String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("// BLOCK"));

    assertThat(withoutBlanks(source)).contains(withoutBlanks(shown));
  }

  private static String snippet() {
    var rule =
        Rule.of(
            "phrases",
            Outcome.BLOCK,
            Condition.Lexicon.of(Match.WORD, List.of("insider tip", "سر المهنة")),
            Map.of("en", "Do not pass on inside information.", "ar", "لا تنقل معلومات داخلية."));
    var policy = Policy.of("market-abuse", "Market abuse", 4, List.of(rule));

    String answer =
        switch (PolicySet.compile(List.of(policy))) {
          case Compilation.Rejected(var errors) -> "Refused: " + errors;
          case Compilation.Compiled(var set) -> {
            Verdict verdict = set.judge(Submission.message("an Ínsider  tip for you"));
            yield verdict.outcome() + ": " + verdict.tip(Locale.ENGLISH).orElse("");
          }
        };
    return answer;
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}
