package org.chancery.bench.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void theLineTellsShareRateAndTimeLeft() {
    assertThat(Progress.line("sent", 3000, 12_000, Duration.ofSeconds(10)))
        .contains("[#######---------------------]", "3,000/12,000", "300/s", "30 s left");
  }

  @Test
  void nothingToDoIsDone() {
    assertThat(Progress.line("sent", 0, 0, Duration.ZERO)).contains("0/0").doesNotContain("left");
  }

  @Test
  void aLogFileGetsPlainLines() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    try (var progress = Progress.of(out, false, "sent", 2)) {
      progress.add(2);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("s\n").doesNotContain("\r", "\033");
  }

  @Test
  void theFirstFailureOfACrowdIsRethrown() {
    assertThatThrownBy(() ->
            Progress.forEach(
                "numbers",
                List.of(1, 2, 3),
                2,
                number -> {
                  if (number == 2) {
                    throw new IllegalStateException("two");
                  }
                }))
        .hasMessage("two");
  }
}
