package org.chancery.policy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as a repository of policies calls it in its continuous integration.
class PolicyCommandTest {
  private static final String SOUND =
      """
      policy: gifts
      name: Gifts
      rules:
        - id: tickets
          outcome: block
          when: {lexicon: [tickets]}
          examples: {match: [two tickets], pass: [a ticking clock]}
        - id: wine
          outcome: alert
          when: {lexicon: {list: drinks}}
      """;

  @TempDir private Path folder;
  private Path policy;
  private Path lists;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void write() throws IOException {
    policy = Files.writeString(folder.resolve("gifts.yaml"), SOUND);
    lists = Files.createDirectory(folder.resolve("lists"));
    Files.writeString(lists.resolve("drinks.txt"), "wine\nchampagne\n\n");
  }

  @Test
  void soundPoliciesPassWithTheirHash() {
    var ran = run("check", folder.toString(), "--lists", lists.toString());

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("1 policies, sha256:");
  }

  @Test
  void mistakesAreNamedByFileLineAndColumn() throws IOException {
    var wrong =
        Files.writeString(
            folder.resolve("wrong.yaml"),
            SOUND
                .replace("policy: gifts", "policy: other")
                .replace("outcome: block", "outcome: bloc"));

    var ran = run("check", policy.toString(), wrong.toString(), "--lists", lists.toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains(wrong + ":5:").contains("bloc");
  }

  @Test
  void failingExamplesFailTheCheck() throws IOException {
    Files.writeString(policy, SOUND.replace("a ticking clock", "more tickets"));

    assertThat(run("check", policy.toString(), "--lists", lists.toString()).code()).isEqualTo(1);
  }

  @Test
  void anAbsentFileIsSaid() {
    var ran = run("check", folder.resolve("absent.yaml").toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("absent.yaml: cannot be read");
  }

  @Test
  void withoutASubcommandTheUsageIsShown() {
    var ran = run();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("Say check, test or explain.");
  }

  @Test
  void expectationsThatHoldPass() throws IOException {
    var ran =
        judged(
            "test",
            """
            {"text": "two tickets", "expect": "block"}
            {"text": "champagne", "expect": ["wine"]}
            {"text": "good morning", "expect": "allow"}
            """);

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("3 messages, 0 not as expected")
        .contains("1  gifts/tickets")
        .contains("1  gifts/wine");
  }

  @Test
  void expectationsThatDoNotHoldAreNamedByLine() throws IOException {
    var ran =
        judged(
            "test",
            """
            {"text": "two tickets", "expect": "alert"}
            {"text": "tickets and wine", "expect": ["wine"]}
            """);

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains("line 1: expected alert, got block [tickets]")
        .contains("line 2: expected [wine], got block [tickets, wine]");
  }

  @Test
  void aLineThatIsNoMessageIsNamed() throws IOException {
    var ran = judged("test", "{\"text\": \"fine\"}\n{\"words\": \"no text\"}\n");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("line 2: has no \"text\".");
  }

  @Test
  void explainsWhatHeldWhere() throws IOException {
    var ran = judged("explain", "{\"text\": \"two Tickets\"}\n");

    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("line 1: block")
        .contains("gifts/tickets")
        .contains("4-11 \"Tickets\"")
        .doesNotContain("gifts/wine");
  }

  private Ran judged(String command, String messages) throws IOException {
    var file = Files.writeString(folder.resolve("messages.jsonl"), messages);
    return run(
        command, policy.toString(), "--lists", lists.toString(), "--messages", file.toString());
  }

  private static Ran run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        PolicyCommand.line(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
