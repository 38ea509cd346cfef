package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a record says of how long employees see messages.
public sealed interface HistoryAct extends Act.OfHistory {

  /// For how many days messages are shown, by the kind of their conversation.
  ///
  /// @param direct of direct conversations; null for always
  /// @param room of rooms; null for always
  record Days(@Nullable Integer direct, @Nullable Integer room) {

    /// Everything is shown, always.
    public static final Days ALWAYS = new Days(null, null);

    /// The days of a kind; null for always.
    public @Nullable Integer of(ConversationRef.Kind kind) {
      return switch (kind) {
        case DIRECT -> direct;
        case ROOM -> room;
      };
    }
  }

  /// Messages of one partition that were removed.
  ///
  /// @param count how many
  /// @param first the lowest position among them
  /// @param last the highest
  record Range(int partition, int count, long first, long last) {}

  /// Somebody proposed a rule; another person decides.
  ///
  /// @param reason why, in the proposer's words
  record Proposed(int version, Days days, MessageText reason) implements HistoryAct {
    @Override
    public String type() {
      return "history.proposed";
    }
  }

  /// Somebody decided on a rule that another person had proposed.
  ///
  /// @param approved whether it is in force from now on
  record Decided(int version, Days days, boolean approved) implements HistoryAct {
    @Override
    public String type() {
      return "history.decided";
    }
  }

  /// Messages were taken out of employees' sight, and out of messaging's tables. The actor is the
  /// system. What they said stands in earlier records.
  ///
  /// @param version the rule's
  /// @param before they were past the rule at this time
  /// @param ranges where their records stand, in order of partition
  record Removed(int version, ConversationRef.Kind kind, Instant before, List<Range> ranges)
      implements HistoryAct {
    public Removed {
      before = before.truncatedTo(ChronoUnit.MICROS);
      ranges = List.copyOf(ranges);
    }

    @Override
    public String type() {
      return "history.removed";
    }
  }
}
