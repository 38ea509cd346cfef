package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Which keys are left is exactly what was asked for. Each repetition is another random choice, the
/// same in every run.
final class KeyCoverTest {

  @RepeatedTest(100)
  @DisplayName("P5: exactly the keys of the records that were disposed of are destroyed")
  void exactlyThoseKeysAreDestroyed(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var leaves = 1 + random.nextInt(300);
    var secret = new byte[32];
    random.nextBytes(secret);
    var whole = KeyCover.whole(leaves, secret);
    var keys = whole.all();
    assertThat(new HashSet<>(keys)).hasSize(leaves);

    var left = whole;
    var gone = new BitSet();
    for (var step = 0; step < 3; step++) {
      var more = new BitSet();
      random.ints(random.nextInt(leaves + 1), 0, leaves).forEach(more::set);
      gone.or(more);
      left = KeyCover.decode(left.without(more).encode());
    }

    for (var leaf = 0; leaf < leaves; leaf++) {
      if (gone.get(leaf)) {
        assertThat(left.key(leaf)).isEmpty();
      } else {
        assertThat(left.key(leaf)).contains(keys.get(leaf));
      }
    }
    assertThat(left.isEmpty()).isEqualTo(gone.cardinality() == leaves);
    assertThat(left.size()).isLessThanOrEqualTo(Math.max(1, gone.cardinality() * 9));
  }
}
