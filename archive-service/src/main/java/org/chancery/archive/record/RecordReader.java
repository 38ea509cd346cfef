package org.chancery.archive.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.chancery.archive.own.OwnRecords;
import org.chancery.archive.record.JournalRecord.Content;
import org.chancery.archive.record.JournalRecord.Conversation;
import org.chancery.archive.record.JournalRecord.Person;
import org.chancery.archive.record.JournalRecord.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Understands the bytes of a journal record, version 1
/// (`docs/contracts/journal-record.v1.schema.json`), and of the archive's own
/// (`docs/contracts/archive-record.v1.schema.json`).
@Component
public final class RecordReader {

  /// How many partitions the journal has.
  public static final int PARTITIONS = 16;

  // Two members of one name would let a reader and a hash disagree about what was said.
  private final JsonMapper json =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// What the bytes turned out to be.
  public sealed interface Reading {

    /// A record of a version and type that is understood.
    record Understood(JournalRecord record) implements Reading {}

    /// Bytes the archive must not store; partition and position are known when they could be made
    /// out.
    record NotUnderstood(OptionalInt partition, OptionalLong position, String reason, String hash)
        implements Reading {}
  }

  /// Reads one record of the journal. Never throws: what cannot be understood says why, without
  /// quoting it.
  public Reading read(CanonicalBytes bytes) {
    return read(bytes, false);
  }

  private Reading read(CanonicalBytes bytes, boolean own) {
    JsonNode root;
    try {
      root = json.readTree(bytes.shared());
    } catch (JacksonException notJson) {
      return new Reading.NotUnderstood(
          OptionalInt.empty(), OptionalLong.empty(), "not a JSON document", bytes.hash());
    }
    try {
      return new Reading.Understood(understand(root, bytes, own));
    } catch (Unfit unfit) {
      var partition = root.path("partition");
      var position = root.path("position");
      return new Reading.NotUnderstood(
          isPartition(partition) ? OptionalInt.of(partition.intValue()) : OptionalInt.empty(),
          isPosition(position) ? OptionalLong.of(position.longValue()) : OptionalLong.empty(),
          unfit.reason,
          bytes.hash());
    }
  }

  /// Reads a record that was understood when it was stored, or that the archive wrote itself.
  ///
  /// @throws IllegalStateException when it no longer is
  public JournalRecord readStored(CanonicalBytes bytes) {
    return switch (read(bytes, true)) {
      case Reading.Understood(var record) -> record;
      case Reading.NotUnderstood(_, _, var reason, var hash) ->
          throw new IllegalStateException("stored record " + hash + ": " + reason);
    };
  }

  /// The record as a JSON tree, for showing it whole.
  public JsonNode tree(JournalRecord stored) {
    return json.readTree(stored.body().shared());
  }

  private static JournalRecord understand(JsonNode root, CanonicalBytes bytes, boolean own)
      throws Unfit {
    var version = root.path("v");
    if (!version.isIntegralNumber() || !version.canConvertToInt() || version.intValue() != 1) {
      throw new Unfit("v is not 1");
    }
    var partition = root.path("partition");
    if (!isPartition(partition) && !(own && isOwn(partition))) {
      throw new Unfit("partition is not 0 to " + (PARTITIONS - 1));
    }
    var position = root.path("position");
    if (!isPosition(position)) {
      throw new Unfit("position is not a positive whole number");
    }
    var type = RecordType.of(text(root, "type")).orElseThrow(() -> new Unfit("type is unknown"));
    if (type.isOwn() != isOwn(partition)) {
      throw new Unfit("type is not one of this partition");
    }
    var place = new Place(partition.intValue(), position.longValue(), text(root, "prev"));
    return new JournalRecord(
        uuid(root, "id"),
        type,
        at(root),
        place,
        person(root.path("actor"), "actor"),
        content(root),
        bytes);
  }

  private static Content content(JsonNode root) throws Unfit {
    var conversation = root.has("conversation") ? conversation(root.path("conversation")) : null;
    var member = root.has("member") ? person(root.path("member"), "member") : null;
    var content = root.path("content");
    var words = content.has("text") ? new MessageText(text(content, "text")) : null;
    var verdict = root.path("verdict");
    var outcome = verdict.has("outcome") ? text(verdict, "outcome") : null;
    List<String> policies = new ArrayList<>();
    for (var finding : verdict.path("findings")) {
      policies.add(text(finding, "policy"));
    }
    var before = content.has("before") ? new MessageText(text(content, "before")) : null;
    var of = root.has("of") ? uuid(root.path("of"), "id") : null;
    var ofAt = root.has("of") ? at(root.path("of")) : null;
    return new Content(
        conversation,
        member,
        words,
        before,
        of,
        ofAt,
        files(root),
        outcome,
        policies,
        audience(root));
  }

  private static List<UUID> audience(JsonNode root) throws Unfit {
    List<UUID> members = new ArrayList<>();
    for (var member : root.path("audience").path("members")) {
      members.add(uuid(member));
    }
    return members;
  }

  private static List<JournalRecord.File> files(JsonNode root) throws Unfit {
    List<JournalRecord.File> files = new ArrayList<>();
    if (root.has("attachment")) {
      files.add(file(root.path("attachment")));
    }
    for (var attachment : root.path("content").path("attachments")) {
      files.add(file(attachment));
    }
    return files;
  }

  private static JournalRecord.File file(JsonNode node) throws Unfit {
    return new JournalRecord.File(
        uuid(node, "id"),
        text(node, "sha256"),
        text(node, "name"),
        node.path("bytes").asLong(),
        text(node, "mediaType"));
  }

  private static Conversation conversation(JsonNode node) throws Unfit {
    return new Conversation(uuid(node, "id"), text(node, "kind"), optionalText(node, "name"));
  }

  private static Person person(JsonNode node, String member) throws Unfit {
    if (!node.isObject()) {
      throw new Unfit(member + " is missing");
    }
    return new Person(
        uuid(node, "id"), text(node, "username"), text(node, "name"), optionalText(node, "unit"));
  }

  private static boolean isPartition(JsonNode node) {
    return node.isIntegralNumber()
        && node.canConvertToInt()
        && node.intValue() >= 0
        && node.intValue() < PARTITIONS;
  }

  private static boolean isOwn(JsonNode partition) {
    return partition.isIntegralNumber()
        && partition.canConvertToInt()
        && partition.intValue() == OwnRecords.PARTITION;
  }

  private static boolean isPosition(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0;
  }

  private static Instant at(JsonNode root) throws Unfit {
    try {
      return Instant.parse(text(root, "at"));
    } catch (DateTimeException notATime) {
      throw new Unfit("at is not an instant");
    }
  }

  private static UUID uuid(JsonNode id) throws Unfit {
    try {
      return UUID.fromString(id.asString(""));
    } catch (IllegalArgumentException notAnId) {
      throw new Unfit("a member of the audience is not a UUID");
    }
  }

  private static UUID uuid(JsonNode node, String member) throws Unfit {
    try {
      return UUID.fromString(text(node, member));
    } catch (IllegalArgumentException notAnId) {
      throw new Unfit(member + " is not a UUID");
    }
  }

  private static String text(JsonNode node, String member) throws Unfit {
    var value = node.path(member);
    if (!value.isString()) {
      throw new Unfit(member + " is not a string");
    }
    return value.stringValue();
  }

  private static @Nullable String optionalText(JsonNode node, String member) throws Unfit {
    return node.has(member) ? text(node, member) : null;
  }

  /// Why bytes are not a record; holds no content.
  private static final class Unfit extends Exception {
    private final String reason;

    Unfit(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
