package org.chancery.messaging.delivery;

import org.chancery.messaging.message.EditMessage;
import org.chancery.messaging.message.EditOutcome;
import org.chancery.messaging.message.Editing;
import org.chancery.messaging.message.MessageLimits;
import org.chancery.messaging.message.PostOutcome;
import org.springframework.stereotype.Component;

/// What clients ask to change in messages, and the answers. What was done is told to everybody in
/// its own turn, the socket it came by included; an answer of its own has what was refused, or done
/// before.
@Component
class SocketEdits {

  private final Editing editing;
  private final Dispatcher dispatcher;
  private final MessageLimits limits;

  SocketEdits(Editing editing, Dispatcher dispatcher, MessageLimits limits) {
    this.editing = editing;
    this.dispatcher = dispatcher;
    this.limits = limits;
  }

  void edit(LiveSocket socket, ClientFrame.Edit edit) {
    answer(
        socket,
        edit.clientId(),
        () ->
            editing.edit(
                EditMessage.of(
                    socket.actor(),
                    edit.message(),
                    edit.clientId(),
                    edit.text(),
                    edit.revision(),
                    edit.acknowledge())));
  }

  void recall(LiveSocket socket, ClientFrame.Recall recall) {
    answer(
        socket,
        recall.clientId(),
        () -> editing.recall(socket.actor().ref(), recall.message(), recall.clientId()));
  }

  private interface Request {
    EditOutcome outcome();
  }

  private void answer(LiveSocket socket, String clientId, Request request) {
    if (!socket.openPost(limits.inFlight())) {
      socket.send(Frames.tooManyInFlight(clientId, limits.inFlight()));
      return;
    }
    try {
      answer(socket, clientId, request.outcome());
    } finally {
      socket.postAnswered();
    }
  }

  private void answer(LiveSocket socket, String clientId, EditOutcome outcome) {
    switch (outcome) {
      case EditOutcome.Edited edited -> {
        if (edited.duplicate()) {
          dispatcher.inTurn(place ->
              socket.send(Outgoing.live(EditFrames.edited(clientId, edited, Cursor.of(place)))));
        }
      }
      case EditOutcome.Recalled recalled -> {
        if (recalled.duplicate()) {
          dispatcher.inTurn(place ->
              socket.send(
                  Outgoing.live(EditFrames.recalled(clientId, recalled, Cursor.of(place)))));
        }
      }
      case PostOutcome.Blocked blocked ->
          socket.send(VerdictFrames.editBlocked(clientId, blocked, socket.locale()));
      case PostOutcome.Warned warned ->
          socket.send(VerdictFrames.warned(clientId, warned, socket.locale()));
      case PostOutcome.Refused refused -> socket.send(Frames.refused(clientId, refused));
    }
  }
}
