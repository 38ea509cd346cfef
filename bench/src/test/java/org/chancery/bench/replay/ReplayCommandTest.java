package org.chancery.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.chancery.bench.FakeChancery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {

  private static final String CHAT =
      """
      {"room":"#one","sender":"Ann","text":"hello"}
      {"room":"#one","sender":"Bob","text":"hello Ann"}
      {"room":"#two","sender":"Carol","text":"odd"}
      {"room":"#one","sender":"Ann","text":"bad"}
      {"room":"#two","sender":"Bob","text":"\\"quoted\\" عربي 😀"}
      {"room":"#one","sender":"Dan","text":"late"}
      """;

  @TempDir private Path folder = Path.of("");

  private record Outcome(int exitCode, String out) {}

  @Test
  @DisplayName("P3: a replay whose books agree prints them and succeeds")
  void aReplayThatReconcilesSucceeds() throws IOException {
    try (var chancery = new FakeChancery(-1, -1)) {
      var outcome = replay(chancery, CHAT);

      assertThat(outcome.out()).contains("Everything reconciles exactly.");
      assertThat(outcome.exitCode()).isZero();
    }
  }

  @Test
  @DisplayName("P3: a crash between commit and answer loses nothing and doubles nothing")
  void aCrashInTheMiddleStillReconciles() throws IOException {
    try (var chancery = new FakeChancery(2, -1)) {
      var outcome = replay(chancery, CHAT);

      assertThat(outcome.out())
          .contains("Everything reconciles exactly.", "connections lost and resumed: 4");
      assertThat(outcome.exitCode()).isZero();
    }
  }

  @Test
  @DisplayName("P3: a lost delivery is named and makes the replay fail")
  void aLostDeliveryFailsTheReplay() throws IOException {
    try (var chancery = new FakeChancery(-1, 0)) {
      var outcome = replay(chancery, CHAT);

      assertThat(outcome.out()).contains("DIFFERS", "never got line");
      assertThat(outcome.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aRateThatIsNoneIsRefused() throws IOException {
    try (var chancery = new FakeChancery(-1, -1)) {
      assertThat(replay(chancery, CHAT, "--rate=-1").exitCode()).isEqualTo(2);
      assertThat(replay(chancery, CHAT, "--limit=0").exitCode()).isEqualTo(2);
      assertThat(replay(chancery, "").exitCode()).isEqualTo(2);
    }
  }

  private Outcome replay(FakeChancery chancery, String chat, String... more) throws IOException {
    var file = Files.writeString(folder.resolve("chat.jsonl"), chat);
    var address = chancery.address().toString();
    var bytes = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      var command =
          new CommandLine(new ReplayCommand()).setErr(new PrintWriter(new StringWriter()));
      var arguments =
          new String[] {
            file.toString(),
            "--messaging-url=" + address,
            "--archive-url=" + address,
            "--keycloak-url=" + address,
            "--keycloak-admin-password=x",
            "--feed-secret=x",
            "--patience=3"
          };
      var all = Stream.concat(Arrays.stream(arguments), Arrays.stream(more));
      var exitCode = command.execute(all.toArray(String[]::new));
      return new Outcome(exitCode, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
