package org.chancery.messaging.delivery;

import java.util.concurrent.TimeUnit;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.message.MessageLimits;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.message.Posting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What each client frame does. Frames of one connection come in order, on one thread at a time.
@Component
class SocketSession {

  private final Posting posting;
  private final SocketEdits edits;
  private final MessageLimits limits;
  private final Dispatcher dispatcher;
  private final Resumption resumption;
  private final ApplicationEventPublisher events;

  SocketSession(
      Posting posting,
      SocketEdits edits,
      MessageLimits limits,
      Dispatcher dispatcher,
      Resumption resumption,
      ApplicationEventPublisher events) {
    this.posting = posting;
    this.edits = edits;
    this.limits = limits;
    this.dispatcher = dispatcher;
    this.resumption = resumption;
    this.events = events;
  }

  /// A connection's inbound state.
  record Inbound(LiveSocket socket, FrameGate gate, FrameAssembly assembly) {}

  FrameGate newGate() {
    return new FrameGate(limits.floodFrames(), System.nanoTime());
  }

  /// Takes a part of a frame.
  void take(Inbound inbound, String part, boolean last) throws InterruptedException {
    inbound.socket().heard();
    switch (inbound.assembly().add(part, last)) {
      case FrameAssembly.Result.Incomplete _ -> {}
      case FrameAssembly.Result.TooBig _ -> inbound.socket().close(CloseReason.TOO_BIG);
      case FrameAssembly.Result.Complete(String text) -> take(inbound, text);
    }
  }

  private void take(Inbound inbound, String text) throws InterruptedException {
    LiveSocket socket = inbound.socket();
    if (closes(socket, inbound.gate().frame(System.nanoTime()))) {
      return;
    }
    ClientFrame frame = FrameReader.read(text);
    if (!(frame instanceof ClientFrame.Resume)) {
      socket.release();
    }
    PersonId person = socket.actor().id();
    switch (frame) {
      case ClientFrame.Post post ->
          post(
              socket,
              PostMessage.of(
                      socket.actor(),
                      post.conversation(),
                      post.clientId(),
                      post.text(),
                      post.acknowledge(),
                      socket)
                  .with(post.attachments()));
      case ClientFrame.Forward forward ->
          post(
              socket,
              PostMessage.ofForward(
                  socket.actor(),
                  forward.conversation(),
                  forward.clientId(),
                  forward.forward(),
                  forward.acknowledge(),
                  socket));
      case ClientFrame.Edit edit -> edits.edit(socket, edit);
      case ClientFrame.Recall recall -> edits.recall(socket, recall);
      case ClientFrame.Read(var conversation, var position) ->
          events.publishEvent(new SocketSignal.Read(person, socket.id(), conversation, position));
      case ClientFrame.Typing(var conversation) ->
          events.publishEvent(new SocketSignal.Typing(person, socket.id(), conversation));
      case ClientFrame.Presence(var status) ->
          events.publishEvent(new SocketSignal.Presence(person, socket.id(), status));
      case ClientFrame.Resume(var cursor) -> resumption.resume(socket, cursor);
      case ClientFrame.Ping _ -> socket.send(Frames.pong());
      case ClientFrame.Unusable unusable -> {
        socket.send(Frames.error(unusable));
        closes(socket, inbound.gate().unusable());
      }
    }
  }

  private static boolean closes(LiveSocket socket, @Nullable CloseReason reason) {
    if (reason == null) {
      return false;
    }
    socket.close(reason);
    return true;
  }

  private void post(LiveSocket socket, PostMessage post) {
    if (!socket.openPost(limits.inFlight())) {
      socket.send(Frames.tooManyInFlight(post.clientId(), limits.inFlight()));
      return;
    }
    var _ =
        posting
            .post(post)
            // Were a lane ever to lose a post, the connection must not stay blocked by it.
            .completeOnTimeout(lost(), 60, TimeUnit.SECONDS)
            .thenAccept(outcome -> {
              socket.postAnswered();
              answer(socket, post, outcome);
            });
  }

  private void answer(LiveSocket socket, PostMessage post, PostOutcome outcome) {
    switch (outcome) {
      case PostOutcome.Posted posted -> {
        // A first `accepted` comes with the message's own turn, so that its cursor is exact.
        if (posted.duplicate()) {
          dispatcher.inTurn(place ->
              socket.send(Outgoing.live(Frames.duplicate(post, posted, Cursor.of(place)))));
        }
      }
      case PostOutcome.Blocked blocked ->
          socket.send(VerdictFrames.blocked(post.clientId(), blocked, socket.locale()));
      case PostOutcome.Warned warned ->
          socket.send(VerdictFrames.warned(post.clientId(), warned, socket.locale()));
      case PostOutcome.Held held -> {
        // A first `held` comes with the message's own turn, as `accepted` does.
        if (held.duplicate()) {
          dispatcher.inTurn(place ->
              socket.send(
                  Outgoing.live(
                      VerdictFrames.held(post, held, socket.locale(), Cursor.of(place)))));
        }
      }
      case PostOutcome.Rejected rejected ->
          dispatcher.inTurn(place ->
              socket.send(Outgoing.live(VerdictFrames.rejected(post, rejected, Cursor.of(place)))));
      case PostOutcome.Refused refused -> socket.send(Frames.refused(post.clientId(), refused));
    }
  }

  private static PostOutcome lost() {
    return new PostOutcome.Refused(
        PostOutcome.Code.UNAVAILABLE, "No answer in time. Send it again with the same id.", null);
  }
}
