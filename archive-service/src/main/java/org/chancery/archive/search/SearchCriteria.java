package org.chancery.archive.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an officer looks for; every part that is given must hold.
///
/// @param words folded words that must all occur
/// @param phrases folded phrases that must occur as they are
/// @param from key of the actor: id, username or folded name
/// @param in key of the conversation: id or folded name
/// @param after earliest time, inclusive
/// @param before latest time, exclusive
/// @param outcomes `allowed`, `alerted`, `blocked`; empty for all
/// @param types wire names of record types; empty for all
/// @param withFiles only what is about files
record SearchCriteria(
    List<String> words,
    List<String> phrases,
    @Nullable String from,
    @Nullable String in,
    @Nullable Instant after,
    @Nullable Instant before,
    List<String> outcomes,
    List<String> types,
    boolean withFiles) {

  SearchCriteria {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
    outcomes = List.copyOf(outcomes);
    types = List.copyOf(types);
  }

  boolean hasText() {
    return !words.isEmpty() || !phrases.isEmpty();
  }
}
