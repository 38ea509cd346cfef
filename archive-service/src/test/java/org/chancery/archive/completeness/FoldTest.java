package org.chancery.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.verify.Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FoldTest {

  private static final String ONE = Digest.of(new byte[] {1}).toString();
  private static final String TWO = Digest.of(new byte[] {2}).toString();

  private record Line(long position, String hash) {}

  private static Digest over(Line... lines) {
    var fold = new Fold();
    List.of(lines).forEach(line -> fold.add(line.position(), line.hash()));
    return fold.digest();
  }

  @Test
  @DisplayName("P4: a drop, a double, a swap and a change each give another hash over a day")
  void everyChangeGivesAnotherHash() {
    var whole = over(new Line(1, ONE), new Line(2, TWO));

    assertThat(over(new Line(1, ONE), new Line(2, TWO))).isEqualTo(whole);
    assertThat(
            List.of(
                over(),
                over(new Line(1, ONE)),
                over(new Line(2, TWO)),
                over(new Line(1, TWO), new Line(2, ONE)),
                over(new Line(1, ONE), new Line(2, ONE)),
                over(new Line(1, ONE), new Line(1, ONE), new Line(2, TWO))))
        .doesNotHaveDuplicates()
        .doesNotContain(whole);
  }
}
