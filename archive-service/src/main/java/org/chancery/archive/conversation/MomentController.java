package org.chancery.archive.conversation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.access.Sight;
import org.chancery.archive.access.Sights;
import org.chancery.archive.conversation.RecordedConversation.Turn;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordType;
import org.chancery.archive.record.RecordView;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A conversation as it stood at a moment.
@RestController
class MomentController {

  private static final int LARGEST_PAGE = 200;
  private static final int MOST_TURNS = 500;

  private final RecordedConversation conversations;
  private final RecordReader reader;
  private final Sights sights;
  private final AccessLog accessLog;

  MomentController(
      RecordedConversation conversations, RecordReader reader, Sights sights, AccessLog accessLog) {
    this.conversations = conversations;
    this.reader = reader;
    this.sights = sights;
    this.accessLog = accessLog;
  }

  /// A line as it stood.
  ///
  /// @param record as it was written
  /// @param state `event`, `delivered`, `recalled`, `held` or `stopped`
  /// @param text what could be read then; absent where there was nothing to read
  /// @param earlier the words that edits had replaced, oldest first
  /// @param visible whether the participant could see it then; true for nobody in particular
  record LineResponse(
      RecordView record,
      String state,
      @Nullable String text,
      int edits,
      @Nullable Instant changedAt,
      List<String> earlier,
      boolean visible) {}

  /// Somebody who was ever in the conversation.
  ///
  /// @param member whether they were in it then
  record ParticipantResponse(UUID id, String username, String name, boolean member) {}

  /// The conversation then.
  ///
  /// @param begins first record of it
  /// @param ends last record of it
  /// @param name what it was called then
  /// @param topic what it was said to be about then
  /// @param turns when people came or went, or something was changed
  /// @param previousPage pass as `before` for earlier lines
  record MomentResponse(
      UUID id,
      String kind,
      Instant at,
      Instant begins,
      Instant ends,
      @Nullable String name,
      @Nullable String topic,
      List<ParticipantResponse> people,
      List<Turn> turns,
      List<LineResponse> items,
      @Nullable String previousPage) {}

  /// The last lines that had been written at a time, `at`, in the words of that time; its end if
  /// absent. With `as`, the id of somebody, each says whether they could see it then.
  @GetMapping("/api/conversations/{id}/moment")
  MomentResponse moment(
      @PathVariable UUID id,
      @RequestParam @Nullable String at,
      @RequestParam @Nullable UUID as,
      @RequestParam @Nullable Long before,
      @RequestParam(defaultValue = "80") int limit,
      @RequestParam @Nullable String purpose,
      @AuthenticationPrincipal Jwt token) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Refusal.invalid("limit", "It is out of range.", "Use 1 to " + LARGEST_PAGE + ".");
    }
    var asked = at == null || at.isBlank() ? null : time(at);
    var officer = Officer.of(token);
    var sight = sights.of(officer);
    var extent =
        conversations
            .extent(id)
            .filter(found ->
                conversations
                    .lastWithAudience(id, found.ends())
                    .map(record -> sight.ofConversations().has(record.inSight()))
                    .orElse(true));
    var time = asked != null ? asked : extent.map(found -> found.ends()).orElse(Instant.EPOCH);
    var lines =
        extent.isEmpty()
            ? List.<JournalRecord>of()
            : conversations.lines(id, time, before == null ? Long.MAX_VALUE : before, limit + 1);
    var last = lines.size() > limit ? lines.subList(1, lines.size()) : lines;
    var shown = last.stream().filter(line -> sight.has(line.inSight())).toList();
    accessLog.write(
        officer,
        new Reading(
                "conversation",
                purpose,
                id + " at " + time + (as == null ? "" : " as " + as),
                shown.size())
            .showing(JournalRecord.shown(shown)));
    var found = extent.orElseThrow(() -> Refusal.notFound("conversation"));
    var members = conversations.lastWithAudience(id, time).map(Moment::members).orElse(Set.of());
    var changes = conversations.changes(shown.stream().map(Moment::message).toList(), time);
    var items =
        shown.stream()
            .map(line ->
                line(
                    Moment.of(
                        line,
                        changes.getOrDefault(Moment.message(line), List.of()),
                        delivered(line)),
                    as,
                    members,
                    sight))
            .toList();
    var earlier = lines.size() > limit ? Long.toString(last.getFirst().position()) : null;
    return response(id, time, found, members, items, earlier, sight);
  }

  private MomentResponse response(
      UUID id,
      Instant time,
      RecordedConversation.Extent extent,
      Set<UUID> members,
      List<LineResponse> items,
      @Nullable String earlier,
      Sight sight) {
    var latest = conversations.lastWithAudience(id, extent.ends());
    var ever = new HashSet<>(members);
    latest.map(Moment::members).ifPresent(ever::addAll);
    var people =
        conversations.everybody(id, ever).stream()
            .map(person ->
                new ParticipantResponse(
                    person.id(), person.username(), person.name(), members.contains(person.id())))
            .toList();
    var then = conversations.lastWithAudience(id, time).or(() -> latest);
    var called = then.map(record -> record.content().conversation()).orElse(null);
    var topic =
        conversations
            .last(id, RecordType.CONVERSATION_TOPIC_CHANGED, time)
            .filter(record -> sight.has(record.inSight()))
            .map(record -> record.content().text())
            .orElse(null);
    return new MomentResponse(
        id,
        called == null ? "direct" : called.kind(),
        time,
        extent.begins(),
        extent.ends(),
        called == null ? null : called.name(),
        topic == null ? null : topic.value(),
        people,
        conversations.turns(id, MOST_TURNS),
        items,
        earlier);
  }

  private LineResponse line(Moment moment, @Nullable UUID as, Set<UUID> members, Sight sight) {
    return new LineResponse(
        RecordView.of(
            moment.record(),
            reader.tree(moment.record()),
            null,
            null,
            sight.isRestricted(moment.record().inSight())),
        moment.state().name().toLowerCase(Locale.ROOT),
        moment.text(),
        moment.edits(),
        moment.changedAt(),
        moment.earlier(),
        as == null || moment.isVisibleTo(as, members));
  }

  private @Nullable String delivered(JournalRecord record) {
    var delivered = reader.tree(record).path("content").path("delivered");
    return delivered.isString() ? delivered.stringValue() : null;
  }

  private static Instant time(String at) {
    try {
      return Instant.parse(at);
    } catch (DateTimeException notATime) {
      throw Refusal.invalid("at", "It is not a time.", "Write it as 2026-01-31T09:30:00Z.");
    }
  }
}
