package org.chancery.messaging.delivery;

import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.messaging.journal.RecordDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a record into frames for the sockets it concerns. Called by one thread.
@Component
class Fanout {

  private final LiveSockets sockets;

  Fanout(LiveSockets sockets) {
    this.sockets = sockets;
  }

  /// Hands out one record.
  ///
  /// @param origin the socket a message was posted by: it hears `accepted` instead
  /// @param place the positions reached, this record's included
  void deliver(RecordDraft draft, FeedRecord record, @Nullable Object origin, long[] place) {
    switch (draft.act()) {
      case Act.MessagePosted message -> message(draft, message, record, origin, place);
      case Act.MessageHeld message -> held(draft, message, record.position(), place);
      case Act.MessageReleased act -> structural(frameOf(draft, place), act, act.of().sender());
      case Act.MessageRejected act -> toOne(act.of().sender(), frameOf(draft, place));
      case EditAct.Edited act -> structural(frameOf(draft, place), act, null);
      case EditAct.Recalled act -> structural(frameOf(draft, place), act, null);
      case Act.AppealAnswered act -> toOne(act.of().sender(), frameOf(draft, place));
      case Act.ConversationCreated act -> structural(frameOf(draft, place), act, null);
      case Act.ConversationRenamed act -> structural(frameOf(draft, place), act, null);
      case Act.ConversationTopicChanged act -> structural(frameOf(draft, place), act, null);
      case Act.MemberJoined act -> structural(frameOf(draft, place), act, null);
      case Act.MemberLeft act -> structural(frameOf(draft, place), act, act.member());
      case Act.OfPreview act -> structural(frameOf(draft, place), act, null);
      case Act.MessageBlocked _,
          Act.MessageWarned _,
          EditAct.Blocked _,
          EditAct.Warned _,
          Act.MessageRescanned _,
          Act.AppealFiled _,
          Act.ConversationNameBlocked _,
          Act.ConversationTopicBlocked _,
          Act.MemberJoinBlocked _,
          Act.OfStatus _,
          Act.OfAttachment _,
          Act.ReviewRead _,
          Act.OfPolicy _,
          Act.OfHistory _,
          Act.OfSession _ -> {}
    }
  }

  /// The frame a record is for those it concerns; null for records nobody is told of.
  static @Nullable String frameOf(RecordDraft draft, long position, long[] place) {
    String cursor = Cursor.of(place);
    return switch (draft.act()) {
      case Act.MessagePosted message -> Frames.message(draft, message, position, cursor);
      case Act.MessageHeld message -> VerdictFrames.held(draft, message, position, null, cursor);
      case Act.MessageReleased act -> Frames.released(act, cursor);
      case Act.MessageRejected act -> VerdictFrames.rejected(act, cursor);
      case EditAct.Edited act -> EditFrames.edited(draft, act, cursor);
      case EditAct.Recalled act -> EditFrames.recalled(draft, act, cursor);
      case Act.AppealAnswered act -> VerdictFrames.appealAnswered(act, draft, cursor);
      case Act.ConversationCreated act -> Frames.conversation("created", draft, act, cursor);
      case Act.ConversationRenamed act -> Frames.conversation("renamed", draft, act, cursor);
      case Act.ConversationTopicChanged act -> Frames.conversation("topic", draft, act, cursor);
      // "created" has told everybody of the first members; one frame more for each pair of them
      // would be thousands for a large room.
      case Act.MemberJoined act when act.isFounding() -> null;
      case Act.MemberJoined act -> Frames.conversation("joined", draft, act, cursor);
      case Act.MemberLeft act -> Frames.conversation("left", draft, act, cursor);
      case PreviewAct.Shown act -> Frames.preview(act, cursor);
      case PreviewAct.Removed act -> Frames.previewRemoved(act, cursor);
      case Act.MessageBlocked _,
          Act.MessageWarned _,
          EditAct.Blocked _,
          EditAct.Warned _,
          Act.MessageRescanned _,
          Act.AppealFiled _,
          Act.ConversationNameBlocked _,
          Act.ConversationTopicBlocked _,
          Act.MemberJoinBlocked _,
          PreviewAct.Blocked _,
          Act.OfStatus _,
          Act.OfAttachment _,
          Act.ReviewRead _,
          Act.OfPolicy _,
          Act.OfHistory _,
          Act.OfSession _ ->
          null;
    };
  }

  /// Whether a person is told of a record: the audience of what reached it, and the sender alone of
  /// what did not.
  static boolean concerns(RecordDraft draft, UUID person) {
    return switch (draft.act()) {
      case Act.MessageHeld _ -> draft.actor().id().equals(person);
      case Act.MessageBlocked _, Act.MessageWarned _, EditAct.Blocked _, EditAct.Warned _ -> false;
      case Act.MessageReleased act ->
          act.of().sender().id().equals(person) || act.audience().members().contains(person);
      case Act.MessageRejected act -> act.of().sender().id().equals(person);
      case Act.OfAppeal appeal -> appeal.of().sender().id().equals(person);
      case Act.MemberLeft left ->
          left.member().id().equals(person) || left.audience().members().contains(person);
      case Act.MemberJoinBlocked _, PreviewAct.Blocked _ -> false;
      case Act.InConversation inside -> inside.audience().members().contains(person);
      case Act.MessageRescanned _,
          Act.ConversationNameBlocked _,
          Act.ConversationTopicBlocked _,
          Act.OfStatus _,
          Act.OfAttachment _,
          Act.ReviewRead _,
          Act.OfPolicy _,
          Act.OfHistory _,
          Act.OfSession _ ->
          false;
    };
  }

  private static @Nullable String frameOf(RecordDraft draft, long[] place) {
    return frameOf(draft, 0, place);
  }

  private void message(
      RecordDraft draft,
      Act.MessagePosted message,
      FeedRecord record,
      @Nullable Object origin,
      long[] place) {
    String cursor = Cursor.of(place);
    Outgoing frame = null;
    for (UUID member : message.audience().members()) {
      for (LiveSocket socket : sockets.of(member)) {
        if (socket.equals(origin)) {
          socket.send(
              Outgoing.live(Frames.accepted(draft, message, record, socket.locale(), cursor)));
        } else {
          if (frame == null) {
            frame = Outgoing.live(Frames.message(draft, message, record.position(), cursor));
          }
          socket.send(frame);
        }
      }
    }
  }

  /// A held message concerns nobody but its sender, on all devices.
  private void held(RecordDraft draft, Act.MessageHeld message, long position, long[] place) {
    String cursor = Cursor.of(place);
    for (LiveSocket socket : sockets.of(draft.actor().id())) {
      socket.send(
          Outgoing.live(VerdictFrames.held(draft, message, position, socket.locale(), cursor)));
    }
  }

  private void toOne(PersonRef person, @Nullable String text) {
    if (text == null) {
      return;
    }
    Outgoing frame = Outgoing.live(text);
    for (LiveSocket socket : sockets.of(person.id())) {
      socket.send(frame);
    }
  }

  private void structural(@Nullable String text, Act.InConversation act, @Nullable PersonRef gone) {
    if (text == null) {
      return;
    }
    Outgoing frame = Outgoing.live(text);
    Set<UUID> members = act.audience().members();
    for (UUID member : members) {
      for (LiveSocket socket : sockets.of(member)) {
        socket.send(frame);
      }
    }
    if (gone != null && !members.contains(gone.id())) {
      for (LiveSocket socket : sockets.of(gone.id())) {
        socket.send(frame);
      }
    }
  }
}
