package org.chancery.verify.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// Cuts the bytes of a record into its field groups without re-encoding anything: a group is an
/// object of the members that belong to it, byte by byte as they stand in the record.
public final class RecordParts {

  private final byte[] json;
  private final Map<FieldGroup, ByteArrayOutputStream> groups = new EnumMap<>(FieldGroup.class);

  private RecordParts(byte[] json) {
    this.json = json;
  }

  /// The parts of a record, [FieldGroup#RECORD] being its SHA-256; a group without members is `{}`.
  ///
  /// @param json one JSON object
  /// @throws IllegalArgumentException when it is none
  public static Map<FieldGroup, byte[]> of(byte[] json) {
    var parts = new RecordParts(json);
    parts.cut();
    var cut = new EnumMap<FieldGroup, byte[]>(FieldGroup.class);
    for (var group : FieldGroup.values()) {
      var bytes = parts.groups.get(group);
      cut.put(group, bytes == null ? new byte[] {'{', '}'} : closed(bytes));
    }
    cut.put(FieldGroup.RECORD, TreeHash.sha256().digest(json));
    return cut;
  }

  private static byte[] closed(ByteArrayOutputStream members) {
    members.write('}');
    return members.toByteArray();
  }

  private void cut() {
    var at = afterBlanks(0);
    if (json[at] != '{') {
      throw new IllegalArgumentException("not a JSON object");
    }
    at = afterBlanks(at + 1);
    while (json[at] != '}') {
      var end = endOfMember(at);
      add(at, end);
      at = json[end] == ',' ? afterBlanks(end + 1) : end;
    }
  }

  /// Canonical records have no blanks; one that had would still be on record and sealed.
  private int afterBlanks(int start) {
    for (var at = start; at < json.length; at++) {
      if (json[at] != ' ' && json[at] != '\n' && json[at] != '\r' && json[at] != '\t') {
        return at;
      }
    }
    throw new IllegalArgumentException("the object does not end");
  }

  /// Where a member ends: the next comma, or the last brace, outside strings and inner values.
  private int endOfMember(int start) {
    var depth = 0;
    for (var at = start; at < json.length; at++) {
      switch (json[at]) {
        case '"' -> at = endOfString(at);
        case '{', '[' -> depth++;
        case ']' -> depth--;
        case '}' -> {
          if (depth == 0) {
            return at;
          }
          depth--;
        }
        case ',' -> {
          if (depth == 0) {
            return at;
          }
        }
        default -> {
          // Digits, letters, colons: part of the member.
        }
      }
    }
    throw new IllegalArgumentException("a member does not end");
  }

  private int endOfString(int start) {
    for (var at = start + 1; at < json.length; at++) {
      if (json[at] == '\\') {
        at++;
      } else if (json[at] == '"') {
        return at;
      }
    }
    throw new IllegalArgumentException("a string does not end");
  }

  private void add(int start, int end) {
    if (json[start] != '"') {
      throw new IllegalArgumentException("a member has no name");
    }
    var name = new String(json, start + 1, endOfString(start) - start - 1, StandardCharsets.UTF_8);
    var members = groups.computeIfAbsent(FieldGroup.of(name), _ -> new ByteArrayOutputStream());
    members.write(members.size() == 0 ? '{' : ',');
    members.write(json, start, end - start);
  }
}
