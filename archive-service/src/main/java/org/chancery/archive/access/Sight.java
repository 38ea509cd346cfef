package org.chancery.archive.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a reader may see of the record at this moment. What is out of sight is answered as what
/// does not exist.
///
/// @param extent what is in sight
/// @param direct with [Extent#ROOMS], the direct conversations that were opened to them as well
/// @param scopes with [Extent#SCOPES], what is in sight
/// @param restricted what of that is restricted
/// @param readsRestricted whether they said why they read that as well
public record Sight(
    Extent extent,
    Set<UUID> direct,
    Set<Scope> scopes,
    Set<Restricted> restricted,
    boolean readsRestricted) {

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
  public static final Sight EVERYTHING = of(Extent.EVERYTHING, Set.of(), Set.of());

  /// All rooms, and no direct conversation: what nobody in particular sees.
  public static final Sight ROOMS = of(Extent.ROOMS, Set.of(), Set.of());

  /// Copies what could change.
  public Sight {
    direct = Set.copyOf(direct);
    scopes = Set.copyOf(scopes);
    restricted = Set.copyOf(restricted);
  }

  static Sight of(Extent extent, Set<UUID> direct, Set<Scope> scopes) {
    return new Sight(extent, direct, scopes, Set.of(), false);
  }

  /// The same, of a record of which this is restricted.
  Sight without(Set<Restricted> records) {
    return new Sight(extent, direct, scopes, records, false);
  }

  /// The same, for somebody who said why they read what is restricted as well.
  Sight withRestricted() {
    return new Sight(extent, direct, scopes, restricted, true);
  }

  /// The same, as if nothing were restricted: what can be said of a conversation as a whole.
  public Sight ofConversations() {
    return new Sight(extent, direct, scopes, Set.of(), false);
  }

  /// What somebody did, or was done to them, and is kept without being read as other records are
  /// (GDPR 18).
  ///
  /// @param until exclusive
  public record Restricted(UUID person, Instant until) {

    private boolean has(Place record) {
      return record.about().contains(person) && record.at().isBefore(until);
    }

    /// Whether what was shown is restricted for this person's sake.
    boolean isOf(Shown record) {
      return record.person().equals(person) && record.at().isBefore(until);
    }
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
  /// @param about who did it, and to whom it was done
  /// @param people those, and who could read it
  public record Place(
      @Nullable UUID conversation,
      boolean isDirect,
      Set<UUID> about,
      Collection<UUID> people,
      Instant at) {

    /// Copies what could change.
    public Place {
      about = Set.copyOf(about);
      people = List.copyOf(people);
    }
  }

  /// Whether only scopes are in sight.
  public boolean isNarrowed() {
    return extent == Extent.SCOPES;
  }

  /// Whether the record is restricted, for whoever sees it.
  public boolean isRestricted(Place record) {
    return restricted.stream().anyMatch(one -> one.has(record));
  }

  /// Whether the record is in sight.
  public boolean has(Place record) {
    return (readsRestricted || !isRestricted(record)) && reaches(record);
  }

  private boolean reaches(Place record) {
    var conversation = record.conversation();
    return switch (extent) {
      case EVERYTHING -> true;
      case ROOMS -> !record.isDirect() || (conversation != null && direct.contains(conversation));
      case SCOPES -> scopes.stream().anyMatch(scope -> scope.has(record));
    };
  }
}
