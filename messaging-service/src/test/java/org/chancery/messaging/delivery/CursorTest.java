package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.messaging.journal.Positions;
import org.junit.jupiter.api.Test;

final class CursorTest {

  @Test
  void readsWhatItWrites() {
    Positions place = Positions.zero().with(0, 127).with(1, 128).with(9, Long.MAX_VALUE);

    assertThat(Cursor.read(Cursor.of(place.toArray()))).contains(place);
  }

  @Test
  void whatThisServiceDidNotWriteIsNoCursor() {
    String cursor = Cursor.of(Positions.zero().toArray());

    assertThat(Cursor.read("")).isEmpty();
    assertThat(Cursor.read("not base64!")).isEmpty();
    assertThat(Cursor.read(cursor.substring(4))).isEmpty();
    assertThat(Cursor.read(cursor + "AAAA")).isEmpty();
    assertThat(Cursor.read("_".repeat(400))).isEmpty();
  }
}
