package org.chancery.messaging.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunksTest {

  @Test
  void piecesOverlapAndCoverTheWhole() {
    for (String text :
        List.of("", "short", "words in rows ".repeat(6_000), "\uD83D\uDE00".repeat(30_000))) {
      List<Chunks.Chunk> chunks = Chunks.of(text);
      int covered = 0;
      for (Chunks.Chunk chunk : chunks) {
        assertThat(chunk.offset()).isLessThanOrEqualTo(covered);
        assertThat(text.startsWith(chunk.text(), chunk.offset())).isTrue();
        assertThat(chunk.text().length()).isLessThanOrEqualTo(Chunks.LENGTH);
        assertThat(chunk.text().isEmpty() || !Character.isLowSurrogate(chunk.text().charAt(0)))
            .isTrue();
        covered = chunk.offset() + chunk.text().length();
      }
      assertThat(covered).isEqualTo(text.length());
    }
  }

  @Test
  void whatStandsAcrossACutStandsWholeInAPiece() {
    String before = "word ".repeat(Chunks.LENGTH / 5 - 2);
    String text = before + "a phrase of several words stands here" + " more".repeat(5_000);

    assertThat(Chunks.of(text))
        .anyMatch(chunk -> chunk.text().contains("a phrase of several words stands here"));
  }
}
