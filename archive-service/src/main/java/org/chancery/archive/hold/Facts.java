package org.chancery.archive.hold;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What holds and retention rules look at in one record.
///
/// @param type as in `message.posted`
/// @param at when it happened
/// @param conversation absent for records that are not about one
/// @param kind of the conversation, `direct` or `room`
/// @param author who did it
/// @param people the author, who it was done to, and everybody who could read it
/// @param units of the author and of who it was done to
/// @param words the folded words of all it says, in order
public record Facts(
    UUID id,
    String type,
    Instant at,
    @Nullable UUID conversation,
    @Nullable String kind,
    UUID author,
    Set<UUID> people,
    Set<String> units,
    List<String> words) {

  /// Copies what could change.
  public Facts {
    people = Set.copyOf(people);
    units = Set.copyOf(units);
    words = List.copyOf(words);
  }

  @Override
  public String toString() {
    return "Facts[" + id + " " + type + "]";
  }
}
