package org.chancery.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.RecordReader;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A journal in memory that writes as messaging does: 16 chained partitions of canonical records.
public final class TestJournal {

  private static final String NO_RECORD = "sha256:" + "0".repeat(64);
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<List<CanonicalBytes>> partitions = new ArrayList<>();
  private volatile @Nullable Instant time;

  public TestJournal() {
    for (var partition = 0; partition < RecordReader.PARTITIONS; partition++) {
      partitions.add(new ArrayList<>());
    }
  }

  /// Lets what is written from now on have happened at that time; null for now.
  public void happening(@Nullable Instant at) {
    time = at;
  }

  /// A person of the demo realm's kind.
  public record Person(UUID id, String username, String name, String unit) {

    public static final Person RANA =
        new Person(UUID.nameUUIDFromBytes(new byte[] {1}), "r.haddad", "Rana Haddad", "wealth");
    public static final Person JONAS =
        new Person(UUID.nameUUIDFromBytes(new byte[] {2}), "j.weber", "Jonas Weber", "trading");

    Map<String, Object> json() {
      return Map.of("id", id.toString(), "username", username, "name", name, "unit", unit);
    }
  }

  /// A conversation; its partition follows from its id.
  public record Room(UUID id, @Nullable String name) {

    public static Room named(String name) {
      return new Room(UUID.randomUUID(), name);
    }

    /// A room that lives in the given partition.
    public static Room in(int partition) {
      var random = UUID.randomUUID();
      var low = Math.floorDiv(random.getLeastSignificantBits(), 16) * 16 + partition;
      return new Room(new UUID(random.getMostSignificantBits(), low), "room " + low);
    }

    public int partition() {
      return (int) Math.floorMod(id.getLeastSignificantBits(), 16L);
    }

    Map<String, Object> json() {
      return name == null
          ? Map.of("id", id.toString(), "kind", "direct")
          : Map.of("id", id.toString(), "kind", "room", "name", name);
    }
  }

  /// Writes an allowed message.
  public UUID posted(Room room, Person sender, String text) {
    return message("message.posted", "allowed", room, sender, text);
  }

  /// Writes a message of that type and outcome.
  public UUID message(String type, String outcome, Room room, Person sender, String text) {
    var body = about(room, sender);
    body.put("type", type);
    body.put("content", Map.of("text", text, "clientId", "c-" + UUID.randomUUID()));
    body.put("verdict", verdict(outcome));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// What a file says unless a test says otherwise.
  static final byte[] FILE = "what the file says".getBytes(StandardCharsets.UTF_8);

  /// Writes a message with a file.
  public UUID postedFile(Room room, Person sender, String text, UUID file, String name) {
    return postedFile(room, sender, text, file, name, FILE);
  }

  /// Writes a message with a file of that content.
  public UUID postedFile(
      Room room, Person sender, String text, UUID file, String name, byte[] content) {
    var body = about(room, sender);
    body.put("type", "message.posted");
    body.put(
        "content",
        Map.of(
            "text",
            text,
            "clientId",
            "c-" + UUID.randomUUID(),
            "attachments",
            List.of(
                Map.of(
                    "id",
                    file.toString(),
                    "sha256",
                    CanonicalBytes.of(content).hash(),
                    "name",
                    name,
                    "bytes",
                    content.length,
                    "mediaType",
                    "text/plain"))));
    body.put("verdict", verdict("allowed"));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes an edit of a message.
  public UUID edited(
      Room room, Person sender, UUID message, int revision, String before, String text) {
    var body = change(room, sender, message);
    body.put("type", "message.edited");
    body.put("revision", revision);
    body.put(
        "content", Map.of("before", before, "text", text, "clientId", "e-" + UUID.randomUUID()));
    body.put("verdict", verdict("allowed"));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes that a message was recalled.
  public UUID recalled(Room room, Person sender, UUID message) {
    var body = change(room, sender, message);
    body.put("type", "message.recalled");
    return append(room.partition(), body, UnaryOperator.identity());
  }

  private Map<String, Object> change(Room room, Person sender, UUID message) {
    var body = about(room, sender);
    body.put(
        "of",
        Map.of(
            "at",
            "2026-11-22T10:11:03.123456Z",
            "clientId",
            "c-1",
            "id",
            message.toString(),
            "position",
            1));
    body.put("sender", sender.json());
    return body;
  }

  private static Map<String, Object> verdict(String outcome) {
    List<Object> findings =
        outcome.equals("allowed")
            ? List.of()
            : List.of(
                Map.of(
                    "policy",
                    "insider",
                    "rule",
                    "terms",
                    "version",
                    1,
                    "outcome",
                    outcome.equals("blocked") ? "block" : "alert",
                    "spans",
                    List.of(List.of(0, 1))));
    return Map.of("outcome", outcome, "policySet", NO_RECORD, "findings", findings, "micros", 7);
  }

  /// Writes that a conversation was created by a name that raised an alert.
  public UUID createdWithAlert(Room room, Person creator) {
    var body = about(room, creator);
    body.put("type", "conversation.created");
    body.put("verdict", verdict("alerted"));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes what a conversation is said to be about.
  public UUID topic(Room room, Person owner, String topic) {
    var body = about(room, owner);
    body.put("type", "conversation.topic-changed");
    body.put("content", Map.of("text", topic));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes that a conversation was not allowed another name.
  public UUID nameBlocked(Room room, Person owner, String wanted) {
    var body = about(room, owner);
    body.remove("audience");
    body.put("type", "conversation.name-blocked");
    body.put("content", Map.of("text", wanted));
    body.put("verdict", verdict("blocked"));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes that a conversation was created.
  public UUID created(Room room, Person creator) {
    var body = about(room, creator);
    body.put("type", "conversation.created");
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes that somebody was not let into a conversation.
  public UUID joinBlocked(Room room, Person actor, Person member) {
    var body = about(room, actor);
    body.put("type", "member.join-blocked");
    body.put("member", member.json());
    body.put("verdict", verdict("blocked"));
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes that somebody joined.
  public UUID joined(Room room, Person actor, Person member) {
    var body = about(room, actor);
    body.put("type", "member.joined");
    body.put("member", member.json());
    return append(room.partition(), body, UnaryOperator.identity());
  }

  /// Writes a record that is damaged before it is hashed.
  public UUID damaged(Room room, UnaryOperator<Map<String, Object>> damage) {
    var body = about(room, Person.RANA);
    body.put("type", "conversation.created");
    return append(room.partition(), body, damage);
  }

  /// The records of a partition after a position, as they stand.
  public synchronized List<CanonicalBytes> after(int partition, long position) {
    var records = partitions.get(partition);
    return position >= records.size()
        ? List.of()
        : List.copyOf(records.subList((int) position, records.size()));
  }

  /// The last position of a partition.
  public synchronized long head(int partition) {
    return partitions.get(partition).size();
  }

  /// How many records there are in all.
  public synchronized long size() {
    return partitions.stream().mapToLong(List::size).sum();
  }

  /// The hash of a record.
  public synchronized String hash(int partition, long position) {
    return position == 0 ? NO_RECORD : partitions.get(partition).get((int) position - 1).hash();
  }

  private Map<String, Object> about(Room room, Person actor) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("v", 1);
    body.put("conversation", room.json());
    body.put("actor", actor.json());
    body.put(
        "audience",
        Map.of(
            "members",
            List.of(Person.RANA.id().toString(), Person.JONAS.id().toString()),
            "membershipVersion",
            1));
    return body;
  }

  private synchronized UUID append(
      int partition, Map<String, Object> body, UnaryOperator<Map<String, Object>> damage) {
    var records = partitions.get(partition);
    var id = timeOrdered();
    body.put("id", id.toString());
    body.put("partition", partition);
    body.put("position", records.size() + 1);
    body.put("prev", hash(partition, records.size()));
    var at = time;
    body.put("at", AT.format(at == null ? Instant.now() : at));
    records.add(canonical(damage.apply(body)));
    return id;
  }

  /// The canonical bytes of a document.
  public static CanonicalBytes canonical(Map<String, Object> document) {
    try {
      return CanonicalBytes.of(
          new JsonCanonicalizer(JSON.writeValueAsString(document)).getEncodedUTF8());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Bytes of a string.
  public static CanonicalBytes bytes(String text) {
    return CanonicalBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UUID timeOrdered() {
    var random = UUID.randomUUID();
    var high =
        (System.currentTimeMillis() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xfffL);
    return new UUID(high, random.getLeastSignificantBits());
  }
}
