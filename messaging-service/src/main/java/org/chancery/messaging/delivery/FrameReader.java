package org.chancery.messaging.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.message.Acknowledgement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads client frames strictly: every frame is one object, flat but for `acknowledge` and
/// `attachments`, and a field that is missing, unknown, repeated or of the wrong kind is named in
/// the answer. Values are never quoted back.
final class FrameReader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> STATUSES = Set.of("available", "busy", "away", "invisible");
  private static final int MOST_FIELDS = 16;
  private static final String ATTACHMENTS = "At most 10 ids of files, each a UUID.";

  /// Stands for a value no field of the protocol has.
  private static final Object OTHER_KIND = new Object();

  private FrameReader() {}

  static ClientFrame read(String text) {
    try {
      Fields fields = new Fields(fields(text));
      ClientFrame frame = frame(fields);
      fields.nothingLeft();
      return frame;
    } catch (Flaw flaw) {
      return flaw.frame;
    } catch (JacksonException _) {
      return new ClientFrame.Unusable("malformed", null, "A frame is one JSON object.");
    }
  }

  private static ClientFrame frame(Fields fields) {
    return switch (fields.string("type")) {
      case "post" ->
          fields.has("forward")
              ? new ClientFrame.Forward(
                  fields.string("clientId"),
                  fields.conversation(),
                  fields.id("forward", "A message's id, a UUID."),
                  fields.acknowledgement())
              : new ClientFrame.Post(
                  fields.string("clientId"),
                  fields.conversation(),
                  fields.string("text"),
                  fields.acknowledgement(),
                  fields.attachments());
      case "edit" ->
          new ClientFrame.Edit(
              fields.string("clientId"),
              fields.id("message", "A message's id, a UUID."),
              fields.string("text"),
              fields.has("revision") ? fields.number("revision") : null,
              fields.acknowledgement());
      case "recall" ->
          new ClientFrame.Recall(
              fields.string("clientId"), fields.id("message", "A message's id, a UUID."));
      case "read" -> new ClientFrame.Read(fields.conversation(), fields.number("position"));
      case "typing" -> new ClientFrame.Typing(fields.conversation());
      case "presence" -> new ClientFrame.Presence(fields.status());
      case "resume" -> new ClientFrame.Resume(fields.string("cursor"));
      case "ping" -> new ClientFrame.Ping();
      case String _ ->
          throw new Flaw(
              "unknown-type",
              "type",
              "One of post, edit, recall, read, typing, presence, resume, ping.");
    };
  }

  /// An id written out in full, which is stricter than Java; null for anything else.
  private static @Nullable UUID uuid(String value) {
    if (value.length() != 36) {
      return null;
    }
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Map<String, Object> fields(String text) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Flaw("malformed", null, "A frame is one JSON object.");
      }
      Map<String, Object> fields = object(parser, true);
      if (parser.nextToken() != null) {
        throw new Flaw("malformed", null, "Something follows the frame's end.");
      }
      return fields;
    }
  }

  private static Map<String, Object> object(JsonParser parser, boolean outermost) {
    Map<String, Object> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken kind = parser.nextToken();
      Object value =
          switch (kind) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? OTHER_KIND
                    : (Object) parser.getLongValue();
            case START_OBJECT ->
                outermost && name.equals("acknowledge")
                    ? new Fields(object(parser, false))
                    : OTHER_KIND;
            case START_ARRAY -> outermost && name.equals("attachments") ? ids(parser) : OTHER_KIND;
            case null, default -> OTHER_KIND;
          };
      if (kind == null || (kind.isStructStart() && value == OTHER_KIND)) {
        throw new Flaw("invalid-field", name, "A frame has no nested values here.");
      }
      if (fields.put(name, value) != null) {
        throw new Flaw("invalid-field", name, "It stands there twice.");
      }
      if (fields.size() > MOST_FIELDS) {
        throw new Flaw("malformed", null, "No frame has so many fields.");
      }
    }
    return fields;
  }

  /// The strings of an array, to be looked at later.
  private static Object ids(JsonParser parser) {
    List<String> ids = new ArrayList<>();
    while (parser.nextToken() == JsonToken.VALUE_STRING && ids.size() < MOST_FIELDS) {
      ids.add(parser.getString());
    }
    if (parser.currentToken() != JsonToken.END_ARRAY) {
      throw new Flaw("invalid-field", "attachments", ATTACHMENTS);
    }
    return new Ids(ids);
  }

  private record Ids(List<String> values) {}

  /// The fields of a frame that were not asked for yet.
  private record Fields(Map<String, Object> left) {

    private String string(String name) {
      if (left.remove(name) instanceof String value) {
        return value;
      }
      throw new Flaw("invalid-field", name, "Required, a string.");
    }

    private @Nullable Acknowledgement acknowledgement() {
      if (!left.containsKey("acknowledge")) {
        return null;
      }
      if (left.remove("acknowledge") instanceof Fields inner) {
        String warning = inner.string("warning");
        String reason = inner.left.containsKey("reason") ? inner.string("reason") : null;
        inner.nothingLeft();
        return new Acknowledgement(warning, reason);
      }
      throw new Flaw("invalid-field", "acknowledge", "An object with warning, and reason if any.");
    }

    private boolean has(String name) {
      return left.containsKey(name);
    }

    private ConversationId conversation() {
      return new ConversationId(id("conversation", "A conversation's id, a UUID."));
    }

    private UUID id(String name, String kind) {
      UUID id = uuid(string(name));
      if (id != null) {
        return id;
      }
      throw new Flaw("invalid-field", name, kind);
    }

    private List<UUID> attachments() {
      if (!left.containsKey("attachments")) {
        return List.of();
      }
      if (left.remove("attachments") instanceof Ids(List<String> values)) {
        List<UUID> ids = values.stream().map(FrameReader::uuid).filter(Objects::nonNull).toList();
        if (ids.size() == values.size()) {
          return ids;
        }
      }
      throw new Flaw("invalid-field", "attachments", ATTACHMENTS);
    }

    private long number(String name) {
      if (left.remove(name) instanceof Long value && value >= 0) {
        return value;
      }
      throw new Flaw("invalid-field", name, "A whole number from 0.");
    }

    private String status() {
      String value = string("status");
      if (STATUSES.contains(value)) {
        return value;
      }
      throw new Flaw("invalid-field", "status", "One of available, busy, away, invisible.");
    }

    private void nothingLeft() {
      for (String name : left.keySet()) {
        throw new Flaw("invalid-field", shortened(name), "This frame has no such field.");
      }
    }

    private static String shortened(String name) {
      return name.length() <= 64 ? name : name.substring(0, 64);
    }
  }

  private static final class Flaw extends RuntimeException {
    private final transient ClientFrame.Unusable frame;

    private Flaw(String code, @Nullable String field, String detail) {
      super(code, null, false, false);
      this.frame = new ClientFrame.Unusable(code, field, detail);
    }
  }
}
