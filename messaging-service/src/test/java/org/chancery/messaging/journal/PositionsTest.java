package org.chancery.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PositionsTest {

  @Test
  void readsWhatItWrites() {
    Positions place = Positions.zero().with(3, 1812).with(15, Long.MAX_VALUE);

    assertThat(Positions.parse(place.toString())).isEqualTo(place).hasSameHashCodeAs(place);
  }

  @Test
  void refusesWhatIsNoPlace() {
    assertThatThrownBy(() -> Positions.parse("1,2,3")).hasMessageContaining("16");
    assertThatThrownBy(() -> Positions.parse("x" + ",0".repeat(15))).hasMessageContaining("0");
    assertThatThrownBy(() -> Positions.zero().with(0, -1)).hasMessageContaining("negative");
  }

  @Test
  void comparesPartitionByPartition() {
    Positions one = Positions.zero().with(0, 5);
    Positions other = Positions.zero().with(1, 5);

    assertThat(one.covers(other)).isFalse();
    assertThat(one.furthest(other).covers(one)).isTrue();
    assertThat(one.furthest(other).total()).isEqualTo(10);
  }

  @Test
  void idsSortByTheTimeTheyWereMadeAndSayTheyAreVersionSeven() {
    Instant early = Instant.parse("2026-11-22T10:11:12.123456Z");

    UUID first = TimeOrderedId.next(early);
    UUID second = TimeOrderedId.next(early.plusNanos(1_000));

    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(first.toString()).isLessThan(second.toString());
  }
}
