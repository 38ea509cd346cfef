package org.chancery.archive.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stretch of one conversation's records, and whether there is more on either side.
///
/// @param records in the order they happened
record ConversationPage(List<JournalRecord> records, boolean hasEarlier, boolean hasLater) {

  ConversationPage {
    records = List.copyOf(records);
  }

  /// Which stretch is wanted, by position; at most one of them counts, in this order.
  ///
  /// @param around half of the page before it, half from it on
  /// @param before the records just before it
  /// @param after the records just after it
  record Window(@Nullable Long around, @Nullable Long before, @Nullable Long after) {}

  static ConversationPage read(RecordStore store, UUID conversation, Window window, int limit) {
    if (window.around() != null) {
      return around(store, conversation, window.around(), limit);
    }
    if (window.before() != null) {
      var records = store.conversationBefore(conversation, window.before(), limit + 1);
      var hasEarlier = records.size() > limit;
      return new ConversationPage(
          hasEarlier ? records.subList(1, limit + 1) : records, hasEarlier, true);
    }
    var from = window.after() == null ? 1 : window.after() + 1;
    var records = store.conversationFrom(conversation, from, limit + 1);
    var hasLater = records.size() > limit;
    return new ConversationPage(
        hasLater ? records.subList(0, limit) : records, window.after() != null, hasLater);
  }

  private static ConversationPage around(
      RecordStore store, UUID conversation, long position, int limit) {
    var half = limit / 2;
    var earlier = store.conversationBefore(conversation, position, half + 1);
    var later = store.conversationFrom(conversation, position, limit - half + 1);
    var hasEarlier = earlier.size() > half;
    var hasLater = later.size() > limit - half;
    List<JournalRecord> records =
        new ArrayList<>(hasEarlier ? earlier.subList(1, half + 1) : earlier);
    records.addAll(hasLater ? later.subList(0, limit - half) : later);
    return new ConversationPage(records, hasEarlier, hasLater);
  }
}
