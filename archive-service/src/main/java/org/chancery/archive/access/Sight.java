package org.chancery.archive.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a reader may see of the record at this moment. What is out of sight is answered as what
/// does not exist.
///
/// @param extent what is in sight
/// @param direct with [Extent#ROOMS], the direct conversations that were opened to them as well
/// @param scopes with [Extent#SCOPES], what is in sight
public record Sight(Extent extent, Set<UUID> direct, Set<Scope> scopes) {

  /// How far a reader sees.
  public enum Extent {
    /// All there is.
    EVERYTHING,
    /// All rooms, and of direct conversations those that were opened.
    ROOMS,
    /// Some scopes, and nothing if there is none.
    SCOPES
  }

  /// All there is.
  public static final Sight EVERYTHING = new Sight(Extent.EVERYTHING, Set.of(), Set.of());

  /// All rooms, and no direct conversation: what nobody in particular sees.
  public static final Sight ROOMS = new Sight(Extent.ROOMS, Set.of(), Set.of());

  /// Copies what could change.
  public Sight {
    direct = Set.copyOf(direct);
    scopes = Set.copyOf(scopes);
  }

  /// A part of the record that was opened to a regulator.
  ///
  /// @param conversations empty for all rooms; direct ones are seen where they are named
  /// @param people empty for all
  /// @param from inclusive; absent for the beginning
  /// @param until exclusive; absent for no end
  public record Scope(
      Set<UUID> conversations, Set<UUID> people, @Nullable Instant from, @Nullable Instant until) {

    /// Copies what could change.
    public Scope {
      conversations = Set.copyOf(conversations);
      people = Set.copyOf(people);
    }

    private boolean has(Place record) {
      var conversation = record.conversation();
      return conversation != null
          && (conversations.isEmpty() ? !record.isDirect() : conversations.contains(conversation))
          && (people.isEmpty() || record.people().stream().anyMatch(people::contains))
          && (from == null || !record.at().isBefore(from))
          && (until == null || record.at().isBefore(until));
    }
  }

  /// What there is to know of a record before anybody sees it.
  ///
  /// @param people who did it, to whom it was done, and who could read it
  public record Place(
      @Nullable UUID conversation, boolean isDirect, Collection<UUID> people, Instant at) {}

  /// Whether only scopes are in sight.
  public boolean isNarrowed() {
    return extent == Extent.SCOPES;
  }

  /// Whether the record is in sight.
  public boolean has(Place record) {
    var conversation = record.conversation();
    return switch (extent) {
      case EVERYTHING -> true;
      case ROOMS -> !record.isDirect() || (conversation != null && direct.contains(conversation));
      case SCOPES -> scopes.stream().anyMatch(scope -> scope.has(record));
    };
  }
}
