package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Whom `./chancery reindex` asks, and what it shows.
final class ReindexCommandTest {

  @TempDir private Path checkout;

  @Test
  void runningStackIsAskedUnlessAnotherArchiveIsNamed() throws IOException {
    Files.createDirectories(checkout.resolve(".chancery/run"));
    Files.writeString(
        checkout.resolve(".chancery/run/stack.properties"),
        "archive.url=http://localhost:8081\nkeycloak.url=http://localhost:8180\n");
    var token = Files.writeString(checkout.resolve("token"), "abc\n");

    var own = ReindexCommand.Addressee.parse(List.of(), checkout);
    var other =
        ReindexCommand.Addressee.parse(
            List.of("--abandon", "--archive", "https://archive", "--token-file", token.toString()),
            checkout);

    assertThat(own.archive()).isEqualTo(URI.create("http://localhost:8081"));
    assertThat(own.issuer()).isEqualTo(URI.create("http://localhost:8180/realms/chancery"));
    assertThat(own.abandon()).isFalse();
    assertThat(other.archive()).isEqualTo(URI.create("https://archive"));
    assertThat(other.token()).isEqualTo("abc");
    assertThat(other.abandon()).isTrue();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithTheUsage() {
    for (var wrong :
        List.of(List.of("--now"), List.of("--archive"), List.of("--archive", "https://archive"))) {
      assertThatThrownBy(() -> ReindexCommand.Addressee.parse(wrong, checkout))
          .as("%s", wrong)
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("Usage: chancery reindex");
    }
    assertThatThrownBy(() -> ReindexCommand.Addressee.parse(List.of(), checkout))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("./chancery up");
  }

  @Test
  void barShowsHowMuchIsDoneAndWhatItWaitsFor() {
    assertThat(progress("{\"state\":\"filling\",\"sent\":500,\"of\":2000}"))
        .isEqualTo("filling  [########                      ]  25%  500 of 2,000");
    assertThat(progress("{\"state\":\"proving\",\"proven\":2000,\"of\":2000,\"trouble\":\"away\"}"))
        .isEqualTo("proving  [##############################] 100%  2,000 of 2,000  waiting: away");
  }

  @Test
  void whatIsDoneSaysHowManyWereCompared() {
    assertThat(
            progress(
                "{\"state\":\"done\",\"proven\":2000,\"finishedAt\":\"2026-11-24T03:00:00Z\"}"))
        .isEqualTo("done     [##############################] 100%  2,000 of 2,000");
  }

  private static String progress(String rebuild) {
    return ReindexCommand.progress(new JsonMapper().readTree(rebuild));
  }
}
