package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.policy.Finding;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;

/// Writes journal records, version 1, in canonical form. Members stand in the order RFC 8785 asks
/// for, written down here by hand because sorting a tree for every message costs more than judging
/// it; a test compares with an independent implementation.
final class RecordWriter {

  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private RecordWriter() {}

  static PreparedRecord prepare(RecordDraft draft) {
    Act act = draft.act();
    CanonicalJson before = new CanonicalJson(512);
    before.raw("{\"actor\":");
    person(before, draft.actor());
    before.raw(",\"at\":\"").raw(time(draft.at())).raw("\"");
    if (act instanceof Act.InConversation inside) {
      audience(before, inside.audience());
    }
    if (act instanceof Act.OfMessage message) {
      before.raw(",\"content\":{\"clientId\":").string(message.clientId());
      before.raw(",\"text\":").string(message.text().value()).raw("}");
    }
    if (act instanceof Act.ConversationNameBlocked blocked) {
      before.raw(",\"content\":{\"text\":").string(blocked.text().value()).raw("}");
      if (blocked.conversation() != null) {
        conversation(before, blocked.conversation());
      }
    }
    if (act instanceof Act.InConversation inside) {
      conversation(before, inside.conversation());
    }
    before.raw(",\"id\":\"").raw(draft.id().toString()).raw("\"");
    switch (act) {
      case Act.MemberJoined(_, _, PersonRef member) -> member(before, member);
      case Act.MemberLeft(_, _, PersonRef member) -> member(before, member);
      case Act.MessagePosted _,
          Act.MessageBlocked _,
          Act.ConversationCreated _,
          Act.ConversationRenamed _,
          Act.ConversationNameBlocked _,
          Act.PolicyPublished _,
          Act.PolicyRetired _,
          Act.SessionOpened _,
          Act.SessionClosed _ -> {}
    }
    before.raw(",\"partition\":").number(draft.partition());
    if (act instanceof Act.PolicyPublished(PolicyRef policy)) {
      policy(before, policy);
    }
    if (act instanceof Act.PolicyRetired(PolicyRef policy)) {
      policy(before, policy);
    }
    before.raw(",\"position\":");

    CanonicalJson after = new CanonicalJson(256);
    after.raw(",\"type\":\"").raw(act.type()).raw("\",\"v\":1");
    Judgement judgement = act.judgement();
    if (judgement != null) {
      after.raw(",\"verdict\":");
      verdict(after, judgement);
    }
    after.raw("}");
    return new PreparedRecord(draft, before.toBytes(), after.toBytes());
  }

  /// UTC with six digits of fraction, always.
  static String time(Instant at) {
    return AT.format(at);
  }

  private static void person(CanonicalJson json, PersonRef person) {
    json.raw("{\"id\":\"").raw(person.id().toString());
    json.raw("\",\"name\":").string(person.name());
    if (person.unit() != null) {
      json.raw(",\"unit\":").string(person.unit());
    }
    json.raw(",\"username\":").string(person.username()).raw("}");
  }

  private static void member(CanonicalJson json, PersonRef member) {
    json.raw(",\"member\":");
    person(json, member);
  }

  private static void audience(CanonicalJson json, AudienceRef audience) {
    json.raw(",\"audience\":{\"members\":[");
    String separator = "\"";
    // A set has no order of its own; sorted, the same audience is always the same bytes.
    for (UUID id : sorted(audience.members())) {
      json.raw(separator).raw(id.toString()).raw("\"");
      separator = ",\"";
    }
    json.raw("],\"membershipVersion\":").number(audience.membershipVersion()).raw("}");
  }

  private static UUID[] sorted(Set<UUID> members) {
    UUID[] ids = members.toArray(new UUID[0]);
    Arrays.sort(ids);
    return ids;
  }

  private static void conversation(CanonicalJson json, ConversationRef conversation) {
    json.raw(",\"conversation\":{\"id\":\"").raw(conversation.id().toString());
    json.raw("\",\"kind\":\"").raw(conversation.kind().wire()).raw("\"");
    if (conversation.name() != null) {
      json.raw(",\"name\":").string(conversation.name());
    }
    json.raw("}");
  }

  private static void policy(CanonicalJson json, PolicyRef policy) {
    json.raw(",\"policy\":{\"id\":").string(policy.id());
    json.raw(",\"name\":").string(policy.name());
    json.raw(",\"set\":").string(policy.set());
    json.raw(",\"version\":").number(policy.version()).raw("}");
  }

  static void verdict(CanonicalJson json, Judgement judgement) {
    Verdict verdict = judgement.verdict();
    json.raw("{\"findings\":[");
    String separator = "";
    for (Finding finding : verdict.findings()) {
      json.raw(separator).raw("{\"outcome\":\"").raw(finding.outcome().wireName());
      json.raw("\",\"policy\":").string(finding.policy());
      json.raw(",\"rule\":").string(finding.rule());
      json.raw(",\"spans\":");
      spans(json, finding.spans());
      json.raw(",\"version\":").number(finding.version()).raw("}");
      separator = ",";
    }
    json.raw("],\"micros\":").number(judgement.micros());
    json.raw(",\"outcome\":\"").raw(judgement.wireOutcome());
    json.raw("\",\"policySet\":").string(verdict.policySet()).raw("}");
  }

  private static void spans(CanonicalJson json, List<Span> spans) {
    json.raw("[");
    String separator = "[";
    for (Span span : spans) {
      json.raw(separator).number(span.start()).raw(",").number(span.end()).raw("]");
      separator = ",[";
    }
    json.raw("]");
  }
}
