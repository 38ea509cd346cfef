package org.chancery.archive.record;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.record.JournalRecord.Conversation;
import org.chancery.archive.record.JournalRecord.Person;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A record as an officer sees it in a list.
///
/// @param at when it happened, as the journal wrote it
/// @param conversation absent for records that are not about one
/// @param member who joined or left, or was to join
/// @param text what was written
/// @param before what an edited message said until then
/// @param changes how a message fared later; absent for one that stands as it was
/// @param delivered what others read instead of `text`, where policies removed parts
/// @param reason what a reviewer said of a held message, or its sender of one that was warned of
/// @param override that its sender was warned and went on
/// @param files what was attached, stored or opened; absent where there is none
/// @param spans matches of the search as `[start, end]` in UTF-16 units of `text`
/// @param beforeSpans the same, of `before`
/// @param fileSpans the same, of the name of each of `files`
/// @param verdict what the policies found
/// @param policy what was published
/// @param restricted whether it is kept without being read as others are, and is shown for a reason
///   that was given
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
    @Nullable String before,
    MessageChanges.@Nullable Change changes,
    @Nullable String delivered,
    @Nullable String reason,
    boolean override,
    @Nullable List<JournalRecord.File> files,
    @Nullable List<List<Integer>> spans,
    @Nullable List<List<Integer>> beforeSpans,
    @Nullable List<List<List<Integer>>> fileSpans,
    @Schema(type = "object") @Nullable JsonNode verdict,
    @Schema(type = "object") @Nullable JsonNode policy,
    boolean restricted,
    String hash) {

  /// The view of a record.
  ///
  /// @param tree the record as JSON
  /// @param changes how it fared later, if it is a message; else null
  /// @param spans matches to mark in the words and in those before them, or nothing when nothing
  ///   was searched for
  /// @param restricted whether it is
  public static RecordView of(
      JournalRecord record,
      JsonNode tree,
      MessageChanges.@Nullable Change changes,
      @Nullable Spans spans,
      boolean restricted) {
    var content = record.content();
    var before = content.before();
    return new RecordView(
        record.id(),
        record.type().wire(),
        tree.path("at").stringValue(),
        record.partition(),
        record.position(),
        content.conversation(),
        record.actor(),
        content.member(),
        record.shownText().map(MessageText::value).orElse(null),
        before == null ? null : before.value(),
        changes,
        said(tree.path("content").path("delivered")),
        said(tree.has("reason") ? tree.path("reason") : tree.path("override").path("reason")),
        tree.has("override"),
        content.files().isEmpty() ? null : content.files(),
        spans == null ? null : pairs(spans.text()),
        spans == null || before == null ? null : pairs(spans.before()),
        spans == null || content.files().isEmpty()
            ? null
            : spans.files().stream().map(RecordView::pairs).toList(),
        tree.get("verdict"),
        tree.get("policy"),
        restricted,
        record.hash());
  }

  /// Matches of a search.
  ///
  /// @param text in the words
  /// @param before in the words before
  /// @param files in the name of each file
  public record Spans(List<Span> text, List<Span> before, List<List<Span>> files) {
    public Spans {
      text = List.copyOf(text);
      before = List.copyOf(before);
      files = List.copyOf(files);
    }
  }

  private static List<List<Integer>> pairs(List<Span> spans) {
    return spans.stream().map(span -> List.of(span.start(), span.end())).toList();
  }

  private static @Nullable String said(JsonNode node) {
    return node.isMissingNode() ? null : node.stringValue();
  }

  @Override
  public String toString() {
    return "RecordView[" + type + " " + partition + "/" + position + "]";
  }
}
