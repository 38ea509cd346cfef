package org.chancery.archive.record;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.record.JournalRecord.Conversation;
import org.chancery.archive.record.JournalRecord.Person;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A record as an officer sees it in a list.
///
/// @param at when it happened, as the journal wrote it
/// @param conversation absent for records that are not about one
/// @param member who joined or left, or was to join
/// @param text what was written
/// @param files what was attached, stored or opened; absent where there is none
/// @param spans matches of the search as `[start, end]` in UTF-16 units of `text`
/// @param verdict what the policies found
/// @param policy what was published
/// @param hash of the exact record
public record RecordView(
    UUID id,
    String type,
    String at,
    int partition,
    long position,
    @Nullable Conversation conversation,
    Person actor,
    @Nullable Person member,
    @Nullable String text,
    @Nullable List<JournalRecord.File> files,
    @Nullable List<List<Integer>> spans,
    @Schema(type = "object") @Nullable JsonNode verdict,
    @Schema(type = "object") @Nullable JsonNode policy,
    String hash) {

  /// The view of a record.
  ///
  /// @param tree the record as JSON
  /// @param spans matches to mark, or nothing when nothing was searched for
  public static RecordView of(
      JournalRecord record, JsonNode tree, @Nullable List<List<Integer>> spans) {
    var content = record.content();
    return new RecordView(
        record.id(),
        record.type().wire(),
        tree.path("at").stringValue(),
        record.partition(),
        record.position(),
        content.conversation(),
        record.actor(),
        content.member(),
        record.searchableText().map(MessageText::value).orElse(null),
        content.files().isEmpty() ? null : content.files(),
        spans,
        tree.get("verdict"),
        tree.get("policy"),
        record.hash());
  }

  @Override
  public String toString() {
    return "RecordView[" + type + " " + partition + "/" + position + "]";
  }
}
