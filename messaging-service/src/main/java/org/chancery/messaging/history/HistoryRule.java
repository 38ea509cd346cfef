package org.chancery.messaging.history;

import java.time.Instant;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.HistoryAct;
import org.jspecify.annotations.Nullable;

/// A rule for how long employees see messages, and what became of it.
///
/// @param version counts from 1
/// @param days by the kind of conversation
/// @param reason why, in the proposer's words
/// @param decidedBy another person; null until then
public record HistoryRule(
    int version,
    HistoryAct.Days days,
    String reason,
    State state,
    PersonId proposedBy,
    Instant proposedAt,
    @Nullable PersonId decidedBy,
    @Nullable Instant decidedAt) {

  /// What became of a rule so far.
  public enum State {
    /// It waits for another person.
    PROPOSED("proposed"),
    /// Messages are removed by it.
    IN_FORCE("in-force"),
    /// Messages were removed by it once.
    REPLACED("replaced"),
    /// It never was in force.
    REJECTED("rejected");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /// The name in the table and in REST answers.
    public String wire() {
      return wire;
    }

    static State ofWire(String wire) {
      for (State state : values()) {
        if (state.wire.equals(wire)) {
          return state;
        }
      }
      throw new IllegalArgumentException("No state of a rule: " + wire);
    }
  }
}
