package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void theSnippetSaysWhatItPromises() {
    assertThat(snippet()).isEqualTo("BLOCK: Do not pass on inside information (Ínsider  t1p).");
  }

  @Test
  void theSnippetInTheReadmeIsTheOneTestedHere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String source = Files.readString(Path.of("src/test/java/org/chancery/policy/ReadmeTest.java"));
    String shown = readme.substring(readme.indexOf("```java") + 7, readme.indexOf("// BLOCK"));

    assertThat(withoutBlanks(source)).contains(withoutBlanks(shown));
  }

  private static String snippet() {
    String document =
        """
        policy: market-abuse
        name: Market abuse
        rules:
          - id: phrases
            outcome: block
            tips: {en: "Do not pass on inside information ({match})."}
            when: {lexicon: [insider tip, سر المهنة]}
            examples: {match: [an insider tip], pass: [a tip for insiders]}
        """;

    String answer =
        switch (PolicyDocument.parse(document, 4)) {
          case Parse.Failed(var errors) -> "Not a policy: " + errors;
          case Parse.Parsed(var policy) ->
              switch (PolicySet.compile(List.of(policy))) {
                case Compilation.Rejected(var errors) -> "Refused: " + errors;
                case Compilation.Compiled(var set) -> {
                  Verdict verdict = set.judge(Submission.message("an Ínsider  t1p for you"));
                  yield verdict.outcome() + ": " + verdict.tip(Locale.ENGLISH).orElse("");
                }
              };
        };
    return answer;
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}
