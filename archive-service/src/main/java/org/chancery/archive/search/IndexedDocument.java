package org.chancery.archive.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.query.RecordFate;
import org.chancery.archive.query.RecordKeys;
import org.chancery.archive.query.Words;
import org.chancery.archive.record.JournalRecord;
import org.jspecify.annotations.Nullable;

/// One record as the index holds it: what it can be found by, and nothing to show. The words an
/// officer is shown come from the record store. Whether a later record `edited` or `recalled` it is
/// added once that record is indexed.
///
/// @param hour of the week in UTC, from `00` on Monday at midnight to `167`
/// @param place partition and position in one number, see [#place]
/// @param actor id of who did it
/// @param from keys of who did it, and of whoever came, went or was kept out by it
/// @param to ids of who else could see it
/// @param partners the same, unless they are too many to have been talked to
/// @param in keys of the conversation
/// @param is `edited`, `recalled` or `held` for a record that says so itself
/// @param text folded words of each text with blanks between them; the index puts a gap between
///   texts that no distance reaches over
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record IndexedDocument(
    String type,
    String at,
    String hour,
    long place,
    @Nullable String outcome,
    UUID actor,
    Collection<String> from,
    List<UUID> to,
    List<UUID> partners,
    @Nullable UUID conversation,
    @Nullable String kind,
    Collection<String> in,
    String unit,
    List<String> policies,
    List<String> has,
    List<String> is,
    List<String> text) {

  /// Changes whenever what is indexed does; an index of another layout is built again.
  static final int LAYOUT = 2;

  /// In larger conversations nobody in particular is talked to.
  private static final int MOST_PARTNERS = 20;

  private static final int POSITION_BITS = 48;

  static IndexedDocument of(JournalRecord record) {
    var conversation = record.content().conversation();
    var to = RecordKeys.to(record);
    return new IndexedDocument(
        record.type().wire(),
        record.at().toString(),
        hour(record),
        place(record.partition(), record.position()),
        record.content().outcome(),
        record.actor().id(),
        RecordKeys.from(record),
        to,
        to.size() > MOST_PARTNERS ? List.of() : to,
        conversation == null ? null : conversation.id(),
        conversation == null ? null : conversation.kind(),
        RecordKeys.in(record),
        RecordKeys.unit(record),
        RecordKeys.policies(record),
        RecordKeys.has(record),
        is(record),
        RecordKeys.texts(record).stream()
            .map(text -> Words.of(text).joined())
            .filter(words -> !words.isEmpty())
            .toList());
  }

  /// The one number that orders records by partition and then by position.
  static long place(int partition, long position) {
    return ((long) partition << POSITION_BITS) | position;
  }

  private static String hour(JournalRecord record) {
    var at = record.at().atZone(ZoneOffset.UTC);
    return "%02d".formatted((at.getDayOfWeek().getValue() - 1) * 24 + at.getHour());
  }

  private static List<String> is(JournalRecord record) {
    List<String> is = new ArrayList<>();
    if (RecordFate.isEdit(record)) {
      is.add("edited");
    }
    if (RecordFate.isRecall(record)) {
      is.add("recalled");
    }
    if (RecordFate.isHeld(record)) {
      is.add("held");
    }
    return is;
  }

  @Override
  public String toString() {
    return "IndexedDocument[" + place + "]";
  }
}
