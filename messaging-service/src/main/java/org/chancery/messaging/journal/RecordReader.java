package org.chancery.messaging.journal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
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
              text(record),
              record.path("content").path("clientId").asString(),
              judgement(record.path("verdict")));
      case "message.blocked" ->
          new Act.MessageBlocked(
              conversation(record),
              audience(record),
              text(record),
              record.path("content").path("clientId").asString(),
              judgement(record.path("verdict")));
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
      case "member.joined" ->
          new Act.MemberJoined(
              conversation(record), audience(record), person(record.path("member")));
      case "member.left" ->
          new Act.MemberLeft(conversation(record), audience(record), person(record.path("member")));
      case "policy.published" -> new Act.PolicyPublished(policy(record.path("policy")));
      case "policy.retired" -> new Act.PolicyRetired(policy(record.path("policy")));
      case "session.opened" -> new Act.SessionOpened();
      case "session.closed" -> new Act.SessionClosed();
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

  private static PolicyRef policy(JsonNode policy) {
    return new PolicyRef(
        policy.path("id").asString(),
        policy.path("name").asString(),
        policy.path("version").asInt(),
        policy.path("set").asString());
  }

  private static @Nullable Judgement optionalJudgement(JsonNode record) {
    return record.has("verdict") ? judgement(record.path("verdict")) : null;
  }

  private static Judgement judgement(JsonNode verdict) {
    List<Finding> findings =
        verdict
            .path("findings")
            .valueStream()
            .map(finding ->
                new Finding(
                    finding.path("policy").asString(),
                    finding.path("rule").asString(),
                    finding.path("version").asInt(),
                    Outcome.ofWireName(finding.path("outcome").asString()).orElseThrow(),
                    spans(finding.path("spans"))))
            .toList();
    return new Judgement(
        new Verdict(
            Judgement.outcomeOf(verdict.path("outcome").asString()),
            verdict.path("policySet").asString(),
            findings),
        verdict.path("micros").asLong());
  }

  private static List<Span> spans(JsonNode spans) {
    return IntStream.range(0, spans.size())
        .mapToObj(i -> new Span(spans.path(i).path(0).asInt(), spans.path(i).path(1).asInt()))
        .toList();
  }

  private static @Nullable String optional(JsonNode node) {
    return node.isMissingNode() ? null : node.asString();
  }
}
