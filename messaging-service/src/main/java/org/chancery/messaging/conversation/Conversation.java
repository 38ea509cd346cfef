package org.chancery.messaging.conversation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.AudienceRef;
import org.chancery.messaging.journal.ConversationRef;
import org.jspecify.annotations.Nullable;

/// A place where people talk: a named room, or a direct talk of two.
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields that no method does.
public class Conversation {

  @Id private UUID id;
  private String kind;
  private @Nullable String name;
  private @Nullable String topic;
  private String visibility;
  private long membershipVersion;
  private @Nullable String pair;
  private Instant createdAt;
  private UUID createdBy;
  @Version private int version;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
  protected Conversation() {}

  private Conversation(
      ConversationId id,
      ConversationRef.Kind kind,
      Visibility visibility,
      PersonId by,
      Instant at) {
    this.id = id.value();
    this.kind = kind.wire();
    this.visibility = visibility.wire();
    this.membershipVersion = AudienceRef.FOUNDING;
    this.createdBy = by.value();
    this.createdAt = at;
  }

  /// A new room.
  static Conversation room(String name, Visibility visibility, PersonId by, Instant at) {
    Conversation room =
        new Conversation(ConversationId.next(at), ConversationRef.Kind.ROOM, visibility, by, at);
    room.name = name;
    return room;
  }

  /// A new direct talk; `pair` is what makes it the only one of its two people.
  static Conversation direct(String pair, PersonId by, Instant at) {
    Conversation direct =
        new Conversation(
            ConversationId.next(at), ConversationRef.Kind.DIRECT, Visibility.PRIVATE, by, at);
    direct.pair = pair;
    return direct;
  }

  /// Its identity.
  public ConversationId id() {
    return new ConversationId(id);
  }

  /// Whether it is a room; else it is a direct talk.
  public boolean isRoom() {
    return kind.equals(ConversationRef.Kind.ROOM.wire());
  }

  /// Whether everybody in the house may find and join it.
  public boolean isPublic() {
    return visibility.equals(Visibility.PUBLIC.wire());
  }

  /// Grows by one with every change of the members.
  public long membershipVersion() {
    return membershipVersion;
  }

  /// The conversation as a record names it.
  public ConversationRef ref() {
    return new ConversationRef(id, ConversationRef.Kind.ofWire(kind), name);
  }

  void rename(String newName) {
    name = newName;
  }

  /// Says what the room is about; null for nothing. Answers whether that is new.
  boolean isAbout(@Nullable String newTopic) {
    boolean changes = !Objects.equals(topic, newTopic);
    topic = newTopic;
    return changes;
  }

  void membersChanged() {
    membershipVersion++;
  }
}
