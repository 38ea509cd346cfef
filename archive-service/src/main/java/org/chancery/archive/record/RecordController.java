package org.chancery.archive.record;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.Sights;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Opens records and conversations from the store, and suggests people and conversations to look
/// for.
@RestController
class RecordController {

  private static final int LARGEST_PAGE = 200;
  private static final int SUGGESTIONS = 20;

  private final RecordStore store;
  private final RecordReader reader;
  private final Sightings sightings;
  private final MessageChanges changes;
  private final Sights sights;
  private final AccessLog accessLog;

  RecordController(
      RecordStore store,
      RecordReader reader,
      Sightings sightings,
      MessageChanges changes,
      Sights sights,
      AccessLog accessLog) {
    this.store = store;
    this.reader = reader;
    this.sightings = sightings;
    this.changes = changes;
    this.sights = sights;
    this.accessLog = accessLog;
  }

  /// A whole record with its place in the chain.
  ///
  /// @param record as the journal wrote it
  /// @param hash of its canonical bytes
  /// @param previous the record it names as its predecessor; absent at position 1
  /// @param next the record after it, once there is one
  /// @param restricted whether it is kept without being read as others are
  record RecordResponse(
      @Schema(type = "object") JsonNode record,
      String hash,
      @Nullable Neighbour previous,
      @Nullable Neighbour next,
      boolean restricted) {}

  /// The record before or after another in its partition.
  record Neighbour(long position, String hash) {}

  /// Part of a conversation, in the order it happened.
  ///
  /// @param previousPage pass as `before` for what came earlier
  /// @param nextPage pass as `after` for what came later
  record ConversationResponse(
      JournalRecord.@Nullable Conversation conversation,
      List<RecordView> items,
      @Nullable String previousPage,
      @Nullable String nextPage) {}

  /// Suggestions for a search form.
  record PeopleResponse(List<JournalRecord.Person> items) {}

  /// Suggestions for a search form.
  record ConversationsResponse(List<JournalRecord.Conversation> items) {}

  @GetMapping("/api/records/{id}")
  RecordResponse open(
      @PathVariable UUID id,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var sight = sights.of(Officer.of(token));
    var found = store.find(id).filter(record -> sight.has(record.inSight()));
    accessLog.write(
        Officer.of(token),
        new Reading("open", purpose, id.toString(), found.isPresent() ? 1 : 0)
            .showing(JournalRecord.shown(found.stream().toList())));
    var record = found.orElseThrow(() -> Refusal.notFound("record"));
    return new RecordResponse(
        reader.tree(record),
        record.hash(),
        neighbour(record.partition(), record.position() - 1),
        neighbour(record.partition(), record.position() + 1),
        sight.isRestricted(record.inSight()));
  }

  /// Records of a conversation: around a position, before one, after one, or from the beginning.
  @GetMapping("/api/conversations/{id}/records")
  ConversationResponse conversation(
      @PathVariable UUID id,
      @RequestParam @Nullable Long around,
      @RequestParam @Nullable Long before,
      @RequestParam @Nullable Long after,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("limit", "It is out of range.", "Use 1 to " + LARGEST_PAGE + ".");
    }
    var page =
        ConversationPage.read(store, id, new ConversationPage.Window(around, before, after), limit);
    var sight = sights.of(Officer.of(token));
    var records = page.records().stream().filter(record -> sight.has(record.inSight())).toList();
    accessLog.write(
        Officer.of(token),
        new Reading("conversation", purpose, id.toString(), records.size())
            .showing(JournalRecord.shown(records)));
    if (records.isEmpty()
        && (page.records().isEmpty() ? before == null && after == null : !sight.isNarrowed())) {
      throw Refusal.notFound("conversation");
    }
    var changed = changes.of(records.stream().map(JournalRecord::id).toList());
    return new ConversationResponse(
        records.isEmpty() ? null : records.getLast().content().conversation(),
        records.stream()
            .map(record ->
                RecordView.of(
                    record,
                    reader.tree(record),
                    changed.get(record.id()),
                    null,
                    sight.isRestricted(record.inSight())))
            .toList(),
        page.hasEarlier() ? Long.toString(page.records().getFirst().position()) : null,
        page.hasLater() ? Long.toString(page.records().getLast().position()) : null);
  }

  @GetMapping("/api/people")
  PeopleResponse people(
      @RequestParam String query,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var items = sightings.people(query, SUGGESTIONS);
    accessLog.write(
        Officer.of(token), new Reading("suggest", purpose, "people " + query, items.size()));
    return new PeopleResponse(items);
  }

  @GetMapping("/api/conversations")
  ConversationsResponse conversations(
      @RequestParam String query,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    var items = sightings.conversations(query, SUGGESTIONS);
    accessLog.write(
        Officer.of(token), new Reading("suggest", purpose, "conversations " + query, items.size()));
    return new ConversationsResponse(items);
  }

  private @Nullable Neighbour neighbour(int partition, long position) {
    return store
        .hashAt(partition, position)
        .map(hash -> new Neighbour(position, hash))
        .orElse(null);
  }
}
