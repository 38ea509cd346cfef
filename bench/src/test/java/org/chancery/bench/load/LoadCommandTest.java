package org.chancery.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.chancery.bench.FakeChancery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class LoadCommandTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void aRunCountsEveryPostAndEveryDeliveryAndSaysSoInJson() throws IOException {
    try (var chancery = new FakeChancery(-1, -1)) {
      var json = folder.resolve("figures.json");

      var exitCode = bench(chancery, "--json=" + json);

      assertThat(exitCode).isZero();
      var counts = JsonMapper.shared().readTree(json.toFile()).path("counts");
      assertThat(counts.path("posts").path("sent").asInt()).isEqualTo(40);
      assertThat(counts.path("posts").path("accepted").asInt()).isEqualTo(40);
      assertThat(counts.path("deliveries").path("missing").asInt()).isZero();
    }
  }

  @Test
  @DisplayName("P3: a run with a lost delivery fails")
  void aLostDeliveryFailsTheRun() throws IOException {
    try (var chancery = new FakeChancery(-1, 5)) {
      assertThat(bench(chancery)).isEqualTo(1);
    }
  }

  @Test
  void aScenarioThatCannotBeIsRefused() throws IOException {
    try (var chancery = new FakeChancery(-1, -1)) {
      assertThat(bench(chancery, "--people=9")).isEqualTo(2);
    }
  }

  private static int bench(FakeChancery chancery, String... more) {
    var address = chancery.address().toString();
    var arguments =
        Stream.of(
            "--messaging-url=" + address,
            "--archive-url=" + address,
            "--keycloak-url=" + address,
            "--keycloak-admin-password=x",
            "--connections=4",
            "--rooms=1",
            "--room-size=3",
            "--rate=40",
            "--duration=1",
            "--warmup=0",
            "--drain=2");
    return new CommandLine(new LoadCommand())
        .setErr(new PrintWriter(new StringWriter()))
        .execute(Stream.concat(arguments, Arrays.stream(more)).toArray(String[]::new));
  }
}
