package org.chancery.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whom and what a policy looks at. Everything given has to hold; what is empty is not asked.
///
/// @param kinds the kinds of text; empty in a policy's scope for all but joining
/// @param sender who wrote it
/// @param audience who else will see it
/// @param conversations the kinds of conversation
/// @param direction whether it crosses the border of the house
/// @param hours when
public record Scope(
    Set<Submission.Kind> kinds,
    Senders sender,
    Listeners audience,
    Set<ConversationKind> conversations,
    Direction direction,
    Optional<Hours> hours) {
  private static final Scope EVERYTHING =
      new Scope(
          Set.of(), Senders.ANYBODY, Listeners.ANYBODY, Set.of(), Direction.ANY, Optional.empty());

  /// What is asked of the sender. Of each set, one is enough.
  ///
  /// @param external whether the sender is from outside; empty if it does not matter
  public record Senders(
      Set<String> units,
      Set<String> people,
      Set<String> roles,
      Set<String> countries,
      Optional<Boolean> external) {
    /// No demand.
    public static final Senders ANYBODY =
        new Senders(Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty());

    public Senders {
      units = Set.copyOf(units);
      people = Set.copyOf(people);
      roles = Set.copyOf(roles);
      countries = Set.copyOf(countries);
    }
  }

  /// What is asked of those who will see it. Of each set, one person who fits is enough.
  ///
  /// @param external whether somebody of them is from outside; empty if it does not matter
  /// @param atLeast how many they have to be; 0 if it does not matter
  public record Listeners(
      Set<String> units,
      Set<String> people,
      Set<String> countries,
      Optional<Boolean> external,
      int atLeast) {
    /// No demand.
    public static final Listeners ANYBODY =
        new Listeners(Set.of(), Set.of(), Set.of(), Optional.empty(), 0);

    public Listeners {
      units = Set.copyOf(units);
      people = Set.copyOf(people);
      countries = Set.copyOf(countries);
    }
  }

  /// Whether a text crosses the border of the house.
  public enum Direction {
    /// It does not matter.
    ANY,
    /// Nobody from outside wrote it or will see it.
    INTERNAL,
    /// Somebody from outside will see it.
    OUTBOUND,
    /// Somebody from outside wrote it.
    INBOUND;

    /// The name used in documents, such as `outbound`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Hours of a week.
  ///
  /// @param zone whose clock it goes by
  /// @param days the days, of the beginning if the hours go over midnight
  /// @param from the first minute
  /// @param to the first minute after; before `from` if the hours go over midnight
  /// @param outside whether all other hours are meant
  public record Hours(
      ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, boolean outside) {
    public Hours {
      days = Set.copyOf(days);
    }
  }

  public Scope {
    kinds = Set.copyOf(kinds);
    conversations = Set.copyOf(conversations);
  }

  /// The scope that asks for nothing.
  public static Scope everything() {
    return EVERYTHING;
  }
}
