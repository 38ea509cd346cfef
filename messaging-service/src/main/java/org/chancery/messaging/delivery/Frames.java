package org.chancery.messaging.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.Forwarded;
import org.chancery.messaging.journal.JournalBatch;
import org.chancery.messaging.journal.LinkCard;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.messaging.journal.Receipt;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.Written;
import org.chancery.messaging.message.MessageLimits;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.message.Posting;
import org.chancery.policy.Outcome;
import org.chancery.policy.Verdict;

/// The frames the server sends, as `docs/api/socket.v1.asyncapi.yaml` describes them.
final class Frames {

  /// The subprotocol.
  static final String PROTOCOL = "chancery.v1";

  /// Largest frame taken, in UTF-8 bytes.
  static final int FRAME_BYTES = 65_536;

  private Frames() {}

  static String welcome(
      String session, Actor actor, String cursor, SocketLimits socket, MessageLimits limits) {
    return person(
            FrameText.type("welcome").plain("protocol", PROTOCOL).plain("session", session),
            "person",
            actor.ref())
        .plain("cursor", cursor)
        .number("heartbeatSeconds", socket.heartbeat().toSeconds())
        .open("limits")
        .number("frameBytes", FRAME_BYTES)
        .number("textUnits", Posting.MAX_TEXT)
        .number("postsPerSecond", limits.postsPerSecond())
        .number("inFlight", limits.inFlight())
        .close()
        .end();
  }

  /// @param locale the sender's language, for the tip where parts were removed
  static String accepted(
      RecordDraft draft,
      Act.MessagePosted message,
      FeedRecord record,
      Locale locale,
      String cursor) {
    FrameText frame =
        FrameText.type("accepted")
            .plain("clientId", message.clientId())
            .plain("id", draft.id())
            .plain("conversation", message.conversation().id())
            .number("position", record.position())
            .plain("at", JournalBatch.timestamp(draft.at()));
    receipt(frame, Receipt.of(record));
    Forwarded forwarded = message.written().forwarded();
    if (forwarded != null) {
      // The client has never had the words.
      frame.text("text", message.shown().value());
      forwarded(frame, message.written());
    }
    if (message.delivered() != null) {
      frame.text("delivered", message.delivered().value());
      Verdict verdict = message.judgement().verdict();
      if (verdict.outcome() == Outcome.REDACT) {
        verdict.tip(locale).ifPresent(tip -> frame.text("tip", tip));
      }
    }
    return frame.plain("cursor", cursor).end();
  }

  static String duplicate(PostMessage post, PostOutcome.Posted posted, String cursor) {
    FrameText frame =
        FrameText.type("accepted")
            .plain("clientId", post.clientId())
            .plain("id", posted.id())
            .plain("conversation", post.conversation())
            .number("position", posted.position())
            .plain("at", JournalBatch.timestamp(posted.at()));
    if (posted.receipt() != null) {
      receipt(frame, posted.receipt());
    }
    if (posted.delivered() != null) {
      frame.text("delivered", posted.delivered().value());
    }
    return frame.plain("cursor", cursor).flag("duplicate", true).end();
  }

  private static void receipt(FrameText frame, Receipt receipt) {
    frame
        .open("receipt")
        .number("partition", receipt.partition())
        .number("position", receipt.position())
        .plain("hash", receipt.hash())
        .close();
  }

  static String refused(String clientId, PostOutcome.Refused refused) {
    FrameText frame =
        FrameText.type("refused")
            .text("clientId", clientId)
            .plain("code", refused.code().wire())
            .text("detail", refused.detail());
    if (refused.retryAfter() != null) {
      frame.number("retryAfterMillis", Math.max(1, refused.retryAfter().toMillis()));
    }
    return frame.end();
  }

  static String tooManyInFlight(String clientId, int most) {
    return FrameText.type("refused")
        .text("clientId", clientId)
        .plain("code", "too-many-in-flight")
        .text("detail", "Wait for answers: at most " + most + " posts may be open.")
        .end();
  }

  static String message(
      RecordDraft draft, Act.MessagePosted message, long position, String cursor) {
    FrameText frame =
        message(
            draft.id(),
            message.conversation(),
            position,
            draft.at(),
            draft.actor(),
            message.shown());
    files(frame, message.attachments());
    if (message.delivered() != null) {
      frame.flag("redacted", true);
    }
    forwarded(frame, message.written());
    return frame.plain("clientId", message.clientId()).plain("cursor", cursor).end();
  }

  /// A message that waited for a reviewer, at the place it was held at.
  static String released(Act.MessageReleased released, String cursor) {
    MessageRef of = released.of();
    FrameText frame =
        message(
            of.id(),
            released.conversation(),
            of.position(),
            of.at(),
            of.sender(),
            released.shown());
    files(frame, released.written().attachments());
    if (released.delivered() != null) {
      frame.flag("redacted", true);
    }
    forwarded(frame, released.written());
    return frame
        .flag("released", true)
        .plain("clientId", of.clientId())
        .plain("cursor", cursor)
        .end();
  }

  /// Whose words they were. Where they stood is not said: not everybody here may know.
  static void forwarded(FrameText frame, Written written) {
    Forwarded forwarded = written.forwarded();
    if (forwarded != null) {
      frame
          .open("forwarded")
          .text("name", forwarded.sender().name())
          .plain("at", JournalBatch.timestamp(forwarded.at()))
          .close();
    }
  }

  /// Names the files of a message, if there are any.
  static FrameText files(FrameText frame, List<AttachmentRef> files) {
    if (files.isEmpty()) {
      return frame;
    }
    return frame.raw(
        "attachments",
        files.stream()
            .map(file ->
                FrameText.object()
                    .plain("id", file.id())
                    .text("name", file.name())
                    .number("bytes", file.bytes())
                    .text("mediaType", file.mediaType())
                    .end())
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static FrameText message(
      UUID id,
      ConversationRef conversation,
      long position,
      Instant at,
      PersonRef sender,
      MessageText text) {
    return FrameText.type("message")
        .plain("id", id)
        .plain("conversation", conversation.id())
        .number("position", position)
        .plain("at", JournalBatch.timestamp(at))
        .open("sender")
        .plain("id", sender.id())
        .text("username", sender.username())
        .text("name", sender.name())
        .close()
        .text("text", text.value());
  }

  static String conversation(
      String event, RecordDraft draft, Act.InConversation act, String cursor) {
    ConversationRef conversation = act.conversation();
    FrameText frame =
        FrameText.type("conversation")
            .plain("event", event)
            .open("conversation")
            .plain("id", conversation.id())
            .plain("kind", conversation.kind().wire());
    if (conversation.name() != null) {
      frame.text("name", conversation.name());
    }
    if (act instanceof Act.ConversationTopicChanged(_, _, MessageText topic, _)) {
      frame.text("topic", topic == null ? "" : topic.value());
    }
    frame
        .number("memberCount", act.audience().members().size())
        .number("membershipVersion", act.audience().membershipVersion())
        .close();
    switch (act) {
      case Act.MemberJoined joined -> person(frame, "member", joined.member());
      case Act.MemberLeft(_, _, PersonRef member) -> person(frame, "member", member);
      case Act.ConversationCreated _,
          Act.ConversationRenamed _,
          Act.ConversationTopicChanged _,
          Act.MemberJoinBlocked _,
          Act.OfMessage _,
          Act.OfEdit _,
          Act.OfPreview _,
          Act.OfReview _ -> {}
    }
    return person(frame, "actor", draft.actor())
        .plain("at", JournalBatch.timestamp(draft.at()))
        .plain("cursor", cursor)
        .end();
  }

  /// What the page says of itself that a message links to.
  static String preview(PreviewAct.Shown act, String cursor) {
    LinkCard card = act.card();
    FrameText frame =
        preview(act)
            .open("preview")
            .text("link", act.link())
            .text("url", card.url())
            .text("title", card.title().value());
    if (card.description() != null) {
      frame.text("description", card.description().value());
    }
    if (card.site() != null) {
      frame.text("site", card.site().value());
    }
    return frame.close().plain("cursor", cursor).end();
  }

  static String previewRemoved(PreviewAct.Removed act, String cursor) {
    return preview(act).plain("cursor", cursor).end();
  }

  private static FrameText preview(PreviewAct act) {
    return FrameText.type("preview")
        .plain("conversation", act.conversation().id())
        .plain("message", act.of().id())
        .number("position", act.of().position());
  }

  static String notice(Notice notice) {
    return switch (notice) {
      case Notice.Typing typing ->
          FrameText.type("typing")
              .plain("conversation", typing.conversation())
              .plain("person", typing.person())
              .end();
      case Notice.Presence(PersonId person, String status, String text) -> {
        FrameText frame =
            FrameText.type("presence").plain("person", person).plain("status", status);
        yield (text == null ? frame : frame.text("text", text)).end();
      }
      case Notice.Read read ->
          FrameText.type("read")
              .plain("conversation", read.conversation())
              .number("position", read.position())
              .end();
    };
  }

  static String resumed(int replayed, String cursor) {
    return FrameText.type("resumed").number("replayed", replayed).plain("cursor", cursor).end();
  }

  static String resync(String reason, String cursor) {
    return FrameText.type("resync").plain("reason", reason).plain("cursor", cursor).end();
  }

  static String pong() {
    return FrameText.type("pong").end();
  }

  static String error(ClientFrame.Unusable unusable) {
    FrameText frame = FrameText.type("error").plain("code", unusable.code());
    if (unusable.field() != null) {
      frame.text("field", unusable.field());
    }
    return frame.text("detail", unusable.detail()).end();
  }

  private static FrameText person(FrameText frame, String name, PersonRef person) {
    frame
        .open(name)
        .plain("id", person.id())
        .text("username", person.username())
        .text("name", person.name());
    if (person.unit() != null) {
      frame.text("unit", person.unit());
    }
    return frame.close();
  }
}
