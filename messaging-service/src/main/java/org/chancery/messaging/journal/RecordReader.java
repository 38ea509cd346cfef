package org.chancery.messaging.journal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.PolicyHeader;
import org.chancery.policy.Redaction;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Severity;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads journal records back into what was drafted.
public final class RecordReader {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private RecordReader() {}

  /// The draft a record was written from.
  ///
  /// @throws IllegalArgumentException for a record of a version or type this build does not know
  public static RecordDraft read(FeedRecord feed) {
    JsonNode record = MAPPER.readTree(feed.body());
    if (record.path("v").asInt() != 1) {
      throw new IllegalArgumentException("Record version unknown in " + feed);
    }
    return new RecordDraft(
        id(record.path("id")),
        Instant.parse(record.path("at").asString()),
        person(record.path("actor")),
        act(record, feed));
  }

  private static Act act(JsonNode record, FeedRecord feed) {
    return switch (record.path("type").asString()) {
      case "message.posted" ->
          new Act.MessagePosted(
              conversation(record),
              audience(record),
              written(record),
              judgement(record.path("verdict")),
              delivered(record),
              confirmation(record.path("override")));
      case "message.blocked" ->
          new Act.MessageBlocked(
              conversation(record),
              audience(record),
              written(record),
              judgement(record.path("verdict")));
      case "message.warned" ->
          new Act.MessageWarned(
              conversation(record),
              audience(record),
              written(record),
              judgement(record.path("verdict")));
      case "message.held" ->
          new Act.MessageHeld(
              conversation(record),
              audience(record),
              written(record),
              judgement(record.path("verdict")));
      case "message.released" ->
          new Act.MessageReleased(
              conversation(record),
              audience(record),
              message(record),
              written(record),
              delivered(record),
              reason(record));
      case "message.edited" ->
          new EditAct.Edited(
              conversation(record),
              audience(record),
              message(record),
              change(record),
              record.path("revision").asInt(),
              judgement(record.path("verdict")),
              delivered(record),
              confirmation(record.path("override")));
      case "message.edit-blocked" ->
          new EditAct.Blocked(
              conversation(record),
              audience(record),
              message(record),
              change(record),
              judgement(record.path("verdict")));
      case "message.edit-warned" ->
          new EditAct.Warned(
              conversation(record),
              audience(record),
              message(record),
              change(record),
              judgement(record.path("verdict")));
      case "message.recalled" ->
          new EditAct.Recalled(conversation(record), audience(record), message(record));
      case "message.rejected" ->
          new Act.MessageRejected(
              conversation(record), audience(record), message(record), reason(record));
      case "message.rescanned" ->
          new Act.MessageRescanned(
              conversation(record),
              message(record),
              written(record),
              judgement(record.path("verdict")));
      case "review.read" ->
          new Act.ReviewRead(record.path("messages").valueStream().map(RecordReader::id).toList());
      case "appeal.filed" ->
          new Act.AppealFiled(conversation(record), message(record), text(record));
      case "appeal.answered" ->
          new Act.AppealAnswered(
              conversation(record),
              message(record),
              id(record.path("appeal")),
              Ruling.ofWire(record.path("ruling").asString()),
              text(record));
      case "conversation.created" ->
          new Act.ConversationCreated(
              conversation(record), audience(record), optionalJudgement(record));
      case "conversation.renamed" ->
          new Act.ConversationRenamed(
              conversation(record), audience(record), optionalJudgement(record));
      case "conversation.name-blocked" ->
          new Act.ConversationNameBlocked(
              record.has("conversation") ? conversation(record) : null,
              text(record),
              judgement(record.path("verdict")));
      case "conversation.topic-changed" ->
          new Act.ConversationTopicChanged(
              conversation(record),
              audience(record),
              record.has("content") ? text(record) : null,
              optionalJudgement(record));
      case "conversation.topic-blocked" ->
          new Act.ConversationTopicBlocked(
              conversation(record), text(record), judgement(record.path("verdict")));
      case "link.previewed" ->
          new PreviewAct.Shown(
              conversation(record),
              audience(record),
              message(record),
              record.path("preview").path("link").asString(),
              card(record.path("preview")),
              judgement(record.path("verdict")));
      case "link.preview-blocked" ->
          new PreviewAct.Blocked(
              conversation(record),
              audience(record),
              message(record),
              record.path("preview").path("link").asString(),
              card(record.path("preview")),
              judgement(record.path("verdict")));
      case "link.preview-removed" ->
          new PreviewAct.Removed(conversation(record), audience(record), message(record));
      case "person.status-changed" ->
          new StatusAct.Changed(
              record.has("content") ? text(record) : null, optionalJudgement(record));
      case "person.status-blocked" ->
          new StatusAct.Blocked(text(record), judgement(record.path("verdict")));
      case "member.joined" ->
          new Act.MemberJoined(
              conversation(record),
              audience(record),
              person(record.path("member")),
              optionalJudgement(record));
      case "member.join-blocked" ->
          new Act.MemberJoinBlocked(
              conversation(record),
              audience(record),
              person(record.path("member")),
              judgement(record.path("verdict")));
      case "member.left" ->
          new Act.MemberLeft(conversation(record), audience(record), person(record.path("member")));
      case "attachment.stored" ->
          new AttachmentAct.Stored(conversation(record), attachment(record.path("attachment")));
      case "attachment.read" ->
          new AttachmentAct.Read(conversation(record), attachment(record.path("attachment")));
      case "policy.published" -> new PolicyAct.Published(policy(record.path("policy")));
      case "policy.retired" -> new PolicyAct.Retired(policy(record.path("policy")));
      case String type when type.startsWith("history.") ->
          HistoryJson.read(type, record.path("history"));
      case "session.opened" -> new SessionAct.Opened();
      case "session.closed" -> new SessionAct.Closed();
      case String type ->
          throw new IllegalArgumentException("Record type %s unknown in %s".formatted(type, feed));
    };
  }

  private static UUID id(JsonNode node) {
    return UUID.fromString(node.asString());
  }

  private static PersonRef person(JsonNode person) {
    return new PersonRef(
        id(person.path("id")),
        person.path("username").asString(),
        person.path("name").asString(),
        optional(person.path("unit")));
  }

  private static ConversationRef conversation(JsonNode record) {
    JsonNode conversation = record.path("conversation");
    return new ConversationRef(
        id(conversation.path("id")),
        ConversationRef.Kind.ofWire(conversation.path("kind").asString()),
        optional(conversation.path("name")));
  }

  private static AudienceRef audience(JsonNode record) {
    JsonNode audience = record.path("audience");
    Set<UUID> members = new HashSet<>();
    for (JsonNode member : audience.path("members")) {
      members.add(id(member));
    }
    return new AudienceRef(members, audience.path("membershipVersion").asLong());
  }

  private static MessageText text(JsonNode record) {
    return new MessageText(record.path("content").path("text").asString());
  }

  private static Written written(JsonNode record) {
    JsonNode content = record.path("content");
    return new Written(
        text(record),
        content.path("clientId").asString(),
        forwarded(content.path("forwarded")),
        content.path("attachments").valueStream().map(RecordReader::attachment).toList());
  }

  private static AttachmentRef attachment(JsonNode file) {
    return new AttachmentRef(
        id(file.path("id")),
        file.path("sha256").asString(),
        file.path("name").asString(),
        file.path("bytes").asLong(),
        file.path("mediaType").asString());
  }

  private static @Nullable Forwarded forwarded(JsonNode forwarded) {
    return forwarded.isMissingNode()
        ? null
        : new Forwarded(
            id(forwarded.path("message")),
            id(forwarded.path("conversation")),
            person(forwarded.path("sender")),
            Instant.parse(forwarded.path("at").asString()));
  }

  private static EditAct.Change change(JsonNode record) {
    JsonNode content = record.path("content");
    return new EditAct.Change(
        new MessageText(content.path("before").asString()),
        text(record),
        content.path("clientId").asString());
  }

  private static @Nullable MessageText delivered(JsonNode record) {
    JsonNode delivered = record.path("content").path("delivered");
    return delivered.isMissingNode() ? null : new MessageText(delivered.asString());
  }

  private static MessageText reason(JsonNode record) {
    return new MessageText(record.path("reason").asString());
  }

  private static MessageRef message(JsonNode record) {
    JsonNode of = record.path("of");
    return new MessageRef(
        id(of.path("id")),
        of.path("position").asLong(),
        Instant.parse(of.path("at").asString()),
        person(record.path("sender")),
        of.path("clientId").asString());
  }

  private static LinkCard card(JsonNode preview) {
    return new LinkCard(
        preview.path("url").asString(),
        new MessageText(preview.path("title").asString()),
        optionalText(preview.path("description")),
        optionalText(preview.path("site")));
  }

  private static @Nullable MessageText optionalText(JsonNode node) {
    return node.isMissingNode() ? null : new MessageText(node.asString());
  }

  private static @Nullable Confirmation confirmation(JsonNode override) {
    if (override.isMissingNode()) {
      return null;
    }
    JsonNode reason = override.path("reason");
    return new Confirmation(
        id(override.path("warned")),
        reason.isMissingNode() ? null : new MessageText(reason.asString()));
  }

  private static PolicyRef policy(JsonNode policy) {
    return new PolicyRef(
        policy.path("id").asString(),
        policy.path("name").asString(),
        policy.path("version").asInt(),
        policy.path("set").asString(),
        new PolicyChange(
            policy.path("document").asStringOpt().orElse(null),
            policy.path("emergency").asBoolean(false),
            policy.path("reason").asStringOpt().orElse(null),
            policy.has("restores") ? policy.path("restores").asInt() : null));
  }

  private static @Nullable Judgement optionalJudgement(JsonNode record) {
    return record.has("verdict") ? judgement(record.path("verdict")) : null;
  }

  private static Judgement judgement(JsonNode verdict) {
    return new Judgement(
        new Verdict(
            Judgement.outcomeOf(verdict.path("outcome").asString()),
            verdict.path("policySet").asString(),
            verdict.path("findings").valueStream().map(RecordReader::finding).toList(),
            Map.of(),
            verdict.path("reasonRequired").asBoolean(false),
            verdict.path("redactions").valueStream().map(RecordReader::redaction).toList(),
            verdict.path("undecided").valueStream().map(RecordReader::rule).toList()),
        verdict.path("micros").asLong());
  }

  private static Finding finding(JsonNode finding) {
    return new Finding(
        finding.path("policy").asString(),
        finding.path("rule").asString(),
        finding.path("version").asInt(),
        Outcome.ofWireName(finding.path("outcome").asString()).orElseThrow(),
        // Records of the first days name neither.
        finding.has("severity")
            ? Severity.ofWireName(finding.path("severity").asString()).orElseThrow()
            : Severity.MEDIUM,
        finding.path("queue").asString(PolicyHeader.GENERAL_QUEUE),
        spans(finding.path("spans")),
        finding.path("disguised").asBoolean(false),
        finding.path("part").asString(""));
  }

  private static Redaction redaction(JsonNode redaction) {
    return new Redaction(span(redaction.path("span")), redaction.path("replacement").asString());
  }

  private static RuleRef rule(JsonNode rule) {
    return new RuleRef(
        rule.path("policy").asString(), rule.path("rule").asString(), rule.path("version").asInt());
  }

  private static Span span(JsonNode span) {
    return new Span(span.path(0).asInt(), span.path(1).asInt());
  }

  private static List<Span> spans(JsonNode spans) {
    return spans.valueStream().map(RecordReader::span).toList();
  }

  private static @Nullable String optional(JsonNode node) {
    return node.isMissingNode() ? null : node.asString();
  }
}
