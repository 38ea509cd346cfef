package org.chancery.messaging.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.Memberships;
import org.chancery.messaging.delivery.LiveSockets;
import org.chancery.messaging.delivery.Notice;
import org.chancery.messaging.delivery.SocketSignal;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Carries what is said in passing (typing, read marks, presence) from the socket it came by to the
/// sockets it concerns, on every node.
@Component
class PassingNotes {

  private record Typist(PersonId person, ConversationId conversation) {}

  private final Audiences audiences;
  private final Memberships memberships;
  private final LiveSockets sockets;
  private final Signals signals;
  private final StatusTextTable texts;

  /// Who was said to be typing a moment ago; saying it again would tell nobody anything.
  private final Cache<Typist, Boolean> typing =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(2)).build();

  PassingNotes(
      Audiences audiences,
      Memberships memberships,
      LiveSockets sockets,
      Signals signals,
      StatusTextTable texts) {
    this.audiences = audiences;
    this.memberships = memberships;
    this.sockets = sockets;
    this.signals = signals;
    this.texts = texts;
  }

  @EventListener
  void on(SocketSignal.Typing note) {
    boolean mayPost =
        audiences.of(note.conversation()).filter(a -> a.mayPost(note.person())).isPresent();
    Typist typist = new Typist(note.person(), note.conversation());
    if (mayPost && typing.asMap().putIfAbsent(typist, true) == null) {
      signals.send(Signal.Topic.TYPING, note.conversation() + " " + note.person());
    }
  }

  @EventListener
  void on(SocketSignal.Read note) {
    memberships.markRead(note.person(), note.conversation(), note.position());
  }

  @EventListener
  void on(Signal signal) {
    switch (signal.topic()) {
      case TYPING -> tellTyping(signal.payload().split(" ", 2));
      case READ -> tellRead(signal.payload().split(" ", 3));
      case PRESENCE -> {
        tellPresence(signal.payload().split(",", -1));
      }
      case CONVERSATION_CHANGED,
          SESSION_ENDED,
          PERSON_DISMISSED,
          POLICIES_COMING,
          POLICIES_CHANGED -> {
        // Other features listen for these.
      }
    }
  }

  private void tellTyping(String[] parts) {
    ConversationId conversation = ConversationId.valueOf(parts[0]);
    PersonId typist = PersonId.valueOf(parts[1]);
    Set<UUID> members =
        audiences.of(conversation).map(Audience::members).map(m -> m.members()).orElse(Set.of());
    List<PersonId> others =
        members.stream().map(PersonId::new).filter(person -> !person.equals(typist)).toList();
    sockets.tell(others, new Notice.Typing(conversation, typist), null);
  }

  private void tellRead(String[] parts) {
    // The socket it came by hears it too: it learns how far the server has really counted.
    sockets.tell(
        List.of(PersonId.valueOf(parts[1])),
        new Notice.Read(ConversationId.valueOf(parts[0]), Long.parseLong(parts[2])),
        null);
  }

  private void tellPresence(String[] notes) {
    Map<PersonId, String> statuses = new LinkedHashMap<>();
    for (String note : notes) {
      String[] parts = note.split("=", 2);
      statuses.put(PersonId.valueOf(parts[0]), parts[1]);
    }
    Map<PersonId, String> said = texts.of(statuses.keySet());
    statuses.forEach((person, status) ->
        sockets.tell(
            memberships.peersOf(person),
            new Notice.Presence(person, status, said.get(person)),
            null));
  }
}
