package org.chancery.archive.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordType;
import org.jspecify.annotations.Nullable;

/// How a line of a conversation stood at a moment, and who could see it then.
///
/// Whoever is in a conversation sees its whole history: what was delivered, in its latest words,
/// without what was taken back. What was stopped only its sender sees. Who has left, or has not
/// come yet, sees nothing.
///
/// @param record of the line
/// @param state how it stood
/// @param text the words that could be read; absent where there were none
/// @param edits how often they had been changed
/// @param changedAt when they last were, or when it was taken back
/// @param earlier the words before, oldest first
record Moment(
    JournalRecord record,
    State state,
    @Nullable String text,
    int edits,
    @Nullable Instant changedAt,
    List<String> earlier) {

  Moment {
    earlier = List.copyOf(earlier);
  }

  /// How a line stood.
  enum State {
    /// Who came or went, or what the conversation is called.
    EVENT,
    DELIVERED,
    RECALLED,
    /// Waiting for a reviewer.
    HELD,
    /// Never delivered.
    STOPPED
  }

  /// A line with what had been done to it.
  ///
  /// @param changes edits and recalls that had been made, in order
  /// @param delivered what others read instead of the words, where parts were taken out
  static Moment of(JournalRecord record, List<JournalRecord> changes, @Nullable String delivered) {
    var state = state(record, changes);
    var text = record.content().text();
    List<String> earlier = new ArrayList<>();
    var now = delivered != null ? delivered : text == null ? null : text.value();
    var edits = 0;
    for (var change : changes) {
      var words = change.content().text();
      if (change.type() == RecordType.MESSAGE_EDITED && words != null) {
        if (now != null) {
          earlier.add(now);
        }
        now = words.value();
        edits++;
      }
    }
    return new Moment(
        record, state, now, edits, changes.isEmpty() ? null : changes.getLast().at(), earlier);
  }

  /// The id by which edits and recalls name the message of a line.
  static UUID message(JournalRecord line) {
    var of = line.content().of();
    return line.type() == RecordType.MESSAGE_RELEASED && of != null ? of : line.id();
  }

  /// Whether somebody could see the line then.
  ///
  /// @param members who was in the conversation then
  boolean isVisibleTo(UUID person, Set<UUID> members) {
    return members.contains(person)
        && switch (state) {
          case EVENT, DELIVERED -> true;
          case HELD, STOPPED -> record.actor().id().equals(person);
          case RECALLED -> false;
        };
  }

  /// Who was in the conversation once a record was written.
  static Set<UUID> members(JournalRecord last) {
    var members = new HashSet<>(last.content().audience());
    var person = last.content().member();
    if (person != null && last.type() == RecordType.MEMBER_JOINED) {
      members.add(person.id());
    } else if (person != null && last.type() == RecordType.MEMBER_LEFT) {
      members.remove(person.id());
    }
    return members;
  }

  private static State state(JournalRecord record, List<JournalRecord> changes) {
    return switch (record.type()) {
      case MESSAGE_POSTED, MESSAGE_RELEASED ->
          changes.stream().anyMatch(change -> change.type() == RecordType.MESSAGE_RECALLED)
              ? State.RECALLED
              : State.DELIVERED;
      case MESSAGE_HELD -> State.HELD;
      case MESSAGE_BLOCKED, MESSAGE_WARNED -> State.STOPPED;
      default -> State.EVENT;
    };
  }

  @Override
  public String toString() {
    return "Moment[" + record + " " + state + "]";
  }
}
