package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.messaging.delivery.FrameAssembly.Result;
import org.junit.jupiter.api.Test;

final class FrameAssemblyTest {

  private final FrameAssembly assembly = new FrameAssembly();

  @Test
  void putsPartsTogetherInOrder() {
    assertThat(assembly.add("one ", false)).isInstanceOf(Result.Incomplete.class);
    assertThat(assembly.add("two", true)).isEqualTo(new Result.Complete("one two"));
    assertThat(assembly.add("next", true)).isEqualTo(new Result.Complete("next"));
  }

  @Test
  void countsBytesNotCharacters() {
    String fits = "é".repeat(Frames.FRAME_BYTES / 2);

    assertThat(new FrameAssembly().add(fits, true)).isInstanceOf(Result.Complete.class);
    assertThat(new FrameAssembly().add(fits + "a", true)).isInstanceOf(Result.TooBig.class);
    assertThat(new FrameAssembly().add("😀".repeat(Frames.FRAME_BYTES / 4), true))
        .isInstanceOf(Result.Complete.class);
  }

  @Test
  void refusesPartsThatAddUpToTooMuch() {
    String half = "a".repeat(Frames.FRAME_BYTES / 2 + 1);

    assertThat(assembly.add(half, false)).isInstanceOf(Result.Incomplete.class);
    assertThat(assembly.add(half, false)).isInstanceOf(Result.TooBig.class);
  }
}
