package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    if (act instanceof Act.AppealAnswered answered) {
      before.raw(",\"appeal\":\"").raw(answered.appeal().toString()).raw("\"");
    }
    before.raw(",\"at\":\"").raw(time(draft.at())).raw("\"");
    if (act instanceof Act.OfAttachment file) {
      before.raw(",\"attachment\":");
      attachment(before, file.attachment());
    }
    if (act instanceof Act.InConversation inside) {
      audience(before, inside.audience());
    }
    content(before, act);
    ConversationRef conversation = conversationOf(act);
    if (conversation != null) {
      conversation(before, conversation);
    }
    if (act instanceof HistoryAct history) {
      HistoryJson.write(before, history);
    }
    before.raw(",\"id\":\"").raw(draft.id().toString()).raw("\"");
    switch (act) {
      case Act.MemberJoined joined -> member(before, joined.member());
      case Act.MemberJoinBlocked blocked -> member(before, blocked.member());
      case Act.MemberLeft(_, _, PersonRef member) -> member(before, member);
      case Act.ReviewRead(List<UUID> messages) -> messages(before, messages);
      case Act.OfReview review -> of(before, review.of());
      case EditAct.Edited edited -> {
        of(before, edited.of());
        confirmation(before, edited.confirmation());
      }
      case EditAct edit -> of(before, edit.of());
      case Act.OfAppeal appeal -> of(before, appeal.of());
      case PreviewAct preview -> of(before, preview.of());
      case Act.MessageRescanned rescanned -> of(before, rescanned.of());
      case Act.MessagePosted posted -> confirmation(before, posted.confirmation());
      case Act.MessageBlocked _,
          Act.MessageWarned _,
          Act.MessageHeld _,
          Act.ConversationCreated _,
          Act.ConversationRenamed _,
          Act.ConversationNameBlocked _,
          Act.ConversationTopicChanged _,
          Act.ConversationTopicBlocked _,
          Act.OfStatus _,
          Act.OfAttachment _,
          Act.OfPolicy _,
          Act.OfHistory _,
          Act.OfSession _ -> {}
    }
    before.raw(",\"partition\":").number(draft.partition());
    if (act instanceof Act.OfPolicy change) {
      policy(before, change.policy());
    }
    before.raw(",\"position\":");

    CanonicalJson after = new CanonicalJson(256);
    if (act instanceof PreviewAct preview) {
      switch (preview) {
        case PreviewAct.Shown shown -> card(after, shown.link(), shown.card());
        case PreviewAct.Blocked blocked -> card(after, blocked.link(), blocked.card());
        case PreviewAct.Removed _ -> {}
      }
      sender(after, preview.of());
    }
    if (act instanceof Act.OfReview review) {
      after.raw(",\"reason\":").string(review.reason().value());
      sender(after, review.of());
    }
    if (act instanceof EditAct edit) {
      if (edit instanceof EditAct.Edited edited) {
        after.raw(",\"revision\":").number(edited.revision());
      }
      sender(after, edit.of());
    }
    if (act instanceof Act.OfAppeal appeal) {
      if (appeal instanceof Act.AppealAnswered answered) {
        after.raw(",\"ruling\":\"").raw(answered.ruling().wire()).raw("\"");
      }
      sender(after, appeal.of());
    }
    if (act instanceof Act.MessageRescanned rescanned) {
      sender(after, rescanned.of());
    }
    after.raw(",\"type\":\"").raw(act.type()).raw("\",\"v\":1");
    Judgement judgement = act.judgement();
    if (judgement != null) {
      after.raw(",\"verdict\":");
      VerdictWriter.write(after, judgement);
    }
    after.raw("}");
    return new PreparedRecord(draft, before.toBytes(), after.toBytes());
  }

  private static @Nullable ConversationRef conversationOf(Act act) {
    return switch (act) {
      case Act.InConversation inside -> inside.conversation();
      case Act.OfAppeal appeal -> appeal.conversation();
      case Act.MessageRescanned rescanned -> rescanned.conversation();
      case Act.OfAttachment file -> file.conversation();
      case Act.ConversationNameBlocked blocked -> blocked.conversation();
      case Act.ConversationTopicBlocked blocked -> blocked.conversation();
      case Act.OfStatus _, Act.ReviewRead _, Act.OfPolicy _, Act.OfHistory _, Act.OfSession _ ->
          null;
    };
  }

  private static void content(CanonicalJson json, Act act) {
    switch (act) {
      case Act.MessagePosted posted -> content(json, posted.written(), posted.delivered());
      case Act.OfMessage message -> content(json, message.written(), null);
      case Act.MessageReleased released -> content(json, released.written(), released.delivered());
      case EditAct.Edited edited -> content(json, edited.change(), edited.delivered());
      case EditAct.OfWords edit -> content(json, edit.change(), null);
      case Act.ConversationNameBlocked blocked -> content(json, blocked.text());
      case Act.ConversationTopicBlocked blocked -> content(json, blocked.text());
      case StatusAct.Blocked blocked -> content(json, blocked.text());
      case StatusAct.Changed(MessageText text, _) when text != null -> content(json, text);
      case Act.ConversationTopicChanged(_, _, MessageText text, _) when text != null ->
          content(json, text);
      case Act.OfAppeal appeal -> content(json, appeal.text());
      case PreviewAct.Shown shown -> content(json, shown.card().text());
      case PreviewAct.Blocked blocked -> content(json, blocked.card().text());
      case Act.MessageRescanned rescanned -> content(json, rescanned.written(), null);
      case Act.MessageRejected _,
          EditAct.Recalled _,
          PreviewAct.Removed _,
          Act.ConversationCreated _,
          Act.ConversationRenamed _,
          Act.ConversationTopicChanged _,
          Act.MemberJoined _,
          Act.MemberJoinBlocked _,
          Act.MemberLeft _,
          StatusAct.Changed _,
          Act.OfAttachment _,
          Act.ReviewRead _,
          Act.OfPolicy _,
          Act.OfHistory _,
          Act.OfSession _ -> {}
    }
  }

  private static void content(CanonicalJson json, MessageText text) {
    json.raw(",\"content\":{\"text\":").string(text.value()).raw("}");
  }

  private static void content(
      CanonicalJson json, Written written, @Nullable MessageText delivered) {
    json.raw(",\"content\":{");
    attachments(json, written.attachments());
    json.raw("\"clientId\":").string(written.clientId()).raw(",");
    delivered(json, delivered);
    Forwarded forwarded = written.forwarded();
    if (forwarded != null) {
      json.raw("\"forwarded\":{\"at\":\"").raw(time(forwarded.at()));
      json.raw("\",\"conversation\":\"").raw(forwarded.conversation().toString());
      json.raw("\",\"message\":\"").raw(forwarded.message().toString());
      json.raw("\",\"sender\":");
      person(json, forwarded.sender());
      json.raw("},");
    }
    json.raw("\"text\":").string(written.text().value()).raw("}");
  }

  private static void content(
      CanonicalJson json, EditAct.Change change, @Nullable MessageText delivered) {
    json.raw(",\"content\":{\"before\":").string(change.before().value());
    json.raw(",\"clientId\":").string(change.clientId()).raw(",");
    delivered(json, delivered);
    json.raw("\"text\":").string(change.text().value()).raw("}");
  }

  private static void delivered(CanonicalJson json, @Nullable MessageText delivered) {
    if (delivered != null) {
      json.raw("\"delivered\":").string(delivered.value()).raw(",");
    }
  }

  private static void attachments(CanonicalJson json, List<AttachmentRef> files) {
    String separator = "\"attachments\":[";
    for (AttachmentRef file : files) {
      attachment(json.raw(separator), file);
      separator = ",";
    }
    if (!files.isEmpty()) {
      json.raw("],");
    }
  }

  private static void attachment(CanonicalJson json, AttachmentRef file) {
    json.raw("{\"bytes\":").number(file.bytes());
    json.raw(",\"id\":\"").raw(file.id().toString());
    json.raw("\",\"mediaType\":").string(file.mediaType());
    json.raw(",\"name\":").string(file.name());
    json.raw(",\"sha256\":\"").raw(file.sha256()).raw("\"}");
  }

  private static void of(CanonicalJson json, MessageRef message) {
    json.raw(",\"of\":{\"at\":\"").raw(time(message.at()));
    json.raw("\",\"clientId\":").string(message.clientId());
    json.raw(",\"id\":\"").raw(message.id().toString());
    json.raw("\",\"position\":").number(message.position()).raw("}");
  }

  private static void card(CanonicalJson json, String link, LinkCard card) {
    json.raw(",\"preview\":{");
    if (card.description() != null) {
      json.raw("\"description\":").string(card.description().value()).raw(",");
    }
    json.raw("\"link\":").string(link).raw(",");
    if (card.site() != null) {
      json.raw("\"site\":").string(card.site().value()).raw(",");
    }
    json.raw("\"title\":").string(card.title().value());
    json.raw(",\"url\":").string(card.url()).raw("}");
  }

  private static void sender(CanonicalJson json, MessageRef message) {
    json.raw(",\"sender\":");
    person(json, message.sender());
  }

  private static void confirmation(CanonicalJson json, @Nullable Confirmation confirmation) {
    if (confirmation == null) {
      return;
    }
    json.raw(",\"override\":{");
    if (confirmation.reason() != null) {
      json.raw("\"reason\":").string(confirmation.reason().value()).raw(",");
    }
    json.raw("\"warned\":\"").raw(confirmation.warned().toString()).raw("\"}");
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

  private static void messages(CanonicalJson json, List<UUID> messages) {
    String separator = ",\"messages\":[\"";
    for (UUID message : messages) {
      json.raw(separator).raw(message.toString()).raw("\"");
      separator = ",\"";
    }
    json.raw("]");
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
    PolicyChange change = policy.change();
    json.raw(",\"policy\":{");
    if (change.document() != null) {
      json.raw("\"document\":").string(change.document()).raw(",");
    }
    if (change.emergency()) {
      json.raw("\"emergency\":true,");
    }
    json.raw("\"id\":").string(policy.id());
    json.raw(",\"name\":").string(policy.name());
    if (change.reason() != null) {
      json.raw(",\"reason\":").string(change.reason());
    }
    if (change.restores() != null) {
      json.raw(",\"restores\":").number(change.restores());
    }
    json.raw(",\"set\":").string(policy.set());
    json.raw(",\"version\":").number(policy.version()).raw("}");
  }
}
