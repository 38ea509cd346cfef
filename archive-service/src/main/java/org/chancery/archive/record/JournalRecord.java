package org.chancery.archive.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.access.Shown;
import org.chancery.archive.access.Sight;
import org.jspecify.annotations.Nullable;

/// One record of the journal: where it stands in its chain, and what the archive needs to know of
/// its content.
///
/// @param place its position in a partition and the hash of the record before it
/// @param actor who did it
/// @param content what was said and where; empty parts for records that are not about a
///   conversation
/// @param body the exact bytes that were hashed
public record JournalRecord(
    UUID id,
    RecordType type,
    Instant at,
    Place place,
    Person actor,
    Content content,
    CanonicalBytes body) {

  /// A position in the journal.
  ///
  /// @param partition 0 to 15, or 16 for the archive's own
  /// @param position from 1, without gaps in its partition
  /// @param previousHash hash of the record before it in the partition
  public record Place(int partition, long position, String previousHash) {}

  /// A person as named by the record.
  public record Person(UUID id, String username, String name, @Nullable String unit) {}

  /// A conversation as named by the record; a direct one has no name.
  public record Conversation(UUID id, String kind, @Nullable String name) {
    @Override
    public String toString() {
      return "Conversation[" + id + "]";
    }
  }

  /// A file as named by the record.
  ///
  /// @param sha256 hash of its content
  public record File(UUID id, String sha256, String name, long bytes, String mediaType) {
    @Override
    public String toString() {
      return "File[" + id + "]";
    }
  }

  /// The parts of a record that depend on its type.
  ///
  /// @param member who joined or left, or was to join
  /// @param text the words of a message as it was written, whatever became of it, of a blocked
  ///   name, of a topic or status text, of an appeal or its answer, or all that can be read in a
  ///   link's preview
  /// @param before what an edited message said until then
  /// @param of the earlier message it is about
  /// @param ofAt when that message was sent
  /// @param files what was attached, or stored, or opened
  /// @param outcome `allowed`, `alerted`, `redacted`, `warned`, `held` or `blocked` where policies
  ///   judged
  /// @param policies ids of the policies with findings
  /// @param audience who could see it at that moment
  public record Content(
      @Nullable Conversation conversation,
      @Nullable Person member,
      @Nullable MessageText text,
      @Nullable MessageText before,
      @Nullable UUID of,
      @Nullable Instant ofAt,
      List<File> files,
      @Nullable String outcome,
      List<String> policies,
      List<UUID> audience) {
    public Content {
      files = List.copyOf(files);
      policies = List.copyOf(policies);
      audience = List.copyOf(audience);
    }
  }

  /// The partition, 0 to 15, or 16 for the archive's own.
  public int partition() {
    return place.partition();
  }

  /// The position in the partition, from 1.
  public long position() {
    return place.position();
  }

  /// What there is to know of it before anybody sees it.
  public Sight.Place inSight() {
    var conversation = content.conversation();
    var member = content.member();
    var about = new HashSet<>(List.of(actor.id()));
    if (member != null) {
      about.add(member.id());
    }
    List<UUID> people = new ArrayList<>(content.audience());
    people.addAll(about);
    return new Sight.Place(
        conversation == null ? null : conversation.id(),
        conversation != null && conversation.kind().equals("direct"),
        about,
        people,
        at);
  }

  /// Whom it is about: who did it and to whom it was done.
  public List<Shown> shown() {
    var conversation = content.conversation();
    var direct =
        conversation != null && conversation.kind().equals("direct") ? conversation.id() : null;
    return content.member() == null || content.member().id().equals(actor.id())
        ? List.of(new Shown(actor.id(), direct, at))
        : List.of(new Shown(actor.id(), direct, at), new Shown(content.member().id(), direct, at));
  }

  /// Whom these are about, for the access log.
  public static List<Shown> shown(Collection<JournalRecord> records) {
    return records.stream().flatMap(record -> record.shown().stream()).toList();
  }

  /// The hash of this record: `sha256: and 64 hexadecimal digits.
  public String hash() {
    return body.hash();
  }

  /// The words of a message, or the name or topic a conversation was given or was not allowed to be
  /// given.
  public Optional<MessageText> shownText() {
    var text = content.text();
    if (text != null) {
      return Optional.of(text);
    }
    var conversation = content.conversation();
    var naming = type == RecordType.CONVERSATION_CREATED || type == RecordType.CONVERSATION_RENAMED;
    if (naming && conversation != null && conversation.name() != null) {
      return Optional.of(new MessageText(conversation.name()));
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "JournalRecord[" + type.wire() + " " + partition() + "/" + position() + "]";
  }
}
