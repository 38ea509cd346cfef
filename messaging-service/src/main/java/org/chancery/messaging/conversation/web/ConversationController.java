package org.chancery.messaging.conversation.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.ConversationView;
import org.chancery.messaging.conversation.ConversationViews;
import org.chancery.messaging.conversation.Conversations;
import org.chancery.messaging.conversation.Entry;
import org.chancery.messaging.conversation.Memberships;
import org.chancery.messaging.conversation.RoomName;
import org.chancery.messaging.conversation.RoomTexts;
import org.chancery.messaging.conversation.RoomTopic;
import org.chancery.messaging.conversation.Visibility;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conversations over HTTP: decode, call one method, encode.
@RestController
@RequestMapping("/api/conversations")
class ConversationController {

  private final Conversations conversations;
  private final ConversationViews views;
  private final RoomTexts texts;
  private final Memberships memberships;

  ConversationController(
      Conversations conversations,
      ConversationViews views,
      RoomTexts texts,
      Memberships memberships) {
    this.conversations = conversations;
    this.views = views;
    this.texts = texts;
    this.memberships = memberships;
  }

  record ConversationList(List<ConversationView> items) {}

  record MemberList(List<ConversationView.Member> items) {}

  /// What to open: a room with `name`, `visibility` and `members`, or a direct talk with `person`.
  record OpenRequest(
      @Nullable Kind kind,
      @Nullable String name,
      @Nullable Visibility visibility,
      @Nullable List<PersonId> members,
      @Nullable PersonId person) {
    enum Kind {
      @JsonProperty("room")
      ROOM,
      @JsonProperty("direct")
      DIRECT
    }

    @Override
    public String toString() {
      return "OpenRequest[" + kind + "]";
    }
  }

  record AddRequest(@Nullable PersonId person) {}

  /// What to change of a room; what is absent stays.
  ///
  /// @param topic empty to take the topic away
  record ChangeRequest(@Nullable String name, @Nullable String topic) {
    @Override
    public String toString() {
      return "ChangeRequest";
    }
  }

  @GetMapping
  ConversationList mine(Actor actor) {
    return new ConversationList(views.of(actor.id()));
  }

  @GetMapping("/public")
  ConversationList publicRooms(
      Actor actor,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "50") int limit) {
    return new ConversationList(views.publicRooms(actor.id(), query, Math.clamp(limit, 1, 200)));
  }

  @PostMapping
  ResponseEntity<ConversationView> open(@RequestBody OpenRequest body, Actor actor, Locale locale) {
    return switch (body.kind()) {
      case ROOM -> {
        List<PersonId> members = Objects.requireNonNullElse(body.members(), List.of());
        Entry entry =
            conversations.openRoom(
                actor,
                texts.nameOfNew(actor, members, body.name(), locale),
                Objects.requireNonNullElse(body.visibility(), Visibility.PRIVATE),
                members);
        yield created(actor, entry.orRefuse(locale).id());
      }
      case DIRECT -> {
        PersonId person = body.person();
        if (person == null) {
          throw Refusal.ofField("person", "name the person to talk to, by id.");
        }
        Entry.Entered direct = conversations.openDirect(actor, person).orRefuse(locale);
        yield direct.isNew()
            ? created(actor, direct.id())
            : ResponseEntity.ok(view(actor, direct.id()));
      }
      case null -> throw Refusal.ofField("kind", "say 'room' or 'direct'.");
    };
  }

  @GetMapping("/{id}")
  ConversationView one(@PathVariable ConversationId id, Actor actor) {
    return view(actor, conversations.visibleTo(actor, id).id());
  }

  @PatchMapping("/{id}")
  ConversationView change(
      @PathVariable ConversationId id,
      @RequestBody ChangeRequest body,
      Actor actor,
      Locale locale) {
    ConversationRef room = conversations.renamableBy(actor, id);
    if (body.name() == null && body.topic() == null) {
      throw Refusal.ofField("name", "say what to change: 'name', 'topic' or both.");
    }
    // Both are judged before either is seen.
    RoomName name = body.name() == null ? null : texts.name(actor, room, body.name(), locale);
    RoomTopic topic = body.topic() == null ? null : texts.topic(actor, room, body.topic(), locale);
    if (name != null) {
      conversations.rename(actor, id, name);
    }
    if (topic != null) {
      conversations.describe(actor, id, topic);
    }
    return view(actor, id);
  }

  @GetMapping("/{id}/members")
  MemberList members(@PathVariable ConversationId id, Actor actor) {
    return new MemberList(views.members(conversations.visibleTo(actor, id).id()));
  }

  @PostMapping("/{id}/members")
  ConversationView add(
      @PathVariable ConversationId id, @RequestBody AddRequest body, Actor actor, Locale locale) {
    if (body.person() == null) {
      throw Refusal.ofField("person", "name the person to bring in, by id.");
    }
    conversations.add(actor, id, body.person()).orRefuse(locale);
    return view(actor, id);
  }

  @PostMapping("/{id}/join")
  ConversationView join(@PathVariable ConversationId id, Actor actor, Locale locale) {
    conversations.join(actor, id).orRefuse(locale);
    return view(actor, id);
  }

  @PostMapping("/{id}/leave")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(@PathVariable ConversationId id, Actor actor) {
    conversations.leave(actor, id);
  }

  /// A journal position in the conversation's partition.
  record ReadRequest(long position) {}

  @PostMapping("/{id}/read")
  ReadRequest read(@PathVariable ConversationId id, @RequestBody ReadRequest body, Actor actor) {
    return new ReadRequest(
        memberships
            .markRead(actor.id(), id, body.position())
            .orElseThrow(() -> Refusal.notFound("conversation")));
  }

  private ResponseEntity<ConversationView> created(Actor actor, ConversationId id) {
    return ResponseEntity.created(URI.create("/api/conversations/" + id)).body(view(actor, id));
  }

  private ConversationView view(Actor actor, ConversationId id) {
    return views.of(actor.id(), id).orElseThrow(() -> Refusal.notFound("conversation"));
  }
}
