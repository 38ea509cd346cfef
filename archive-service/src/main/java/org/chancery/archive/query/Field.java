package org.chancery.archive.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.archive.record.RecordType;

/// What may stand before a colon, with the values it takes.
public enum Field {
  /// Who did it, or to whom it was done: who came, went or was kept out.
  FROM("from", "من"),
  /// Who else could see it.
  TO("to", "الى"),
  /// Name or id of the conversation.
  IN("in", "في"),
  /// Unit of who did it.
  UNIT("unit", "وحده"),
  /// What comes with it.
  HAS("has", "فيه"),
  /// What policies decided.
  OUTCOME("outcome", "نتيجه"),
  /// Id of a policy with findings.
  POLICY("policy", "سياسه"),
  /// Type of the record, or what it begins with: `message` is all of `message.posted`,
  /// `message.edited` and so on.
  TYPE("type", "نوع"),
  /// How a message fared.
  IS("is", "حاله"),
  /// That day, month, year or time, or later.
  AFTER("after", "بعد"),
  /// Earlier than that day, month, year or time.
  BEFORE("before", "قبل"),
  /// On that day, in that month or year.
  ON("on", "يوم");

  private final String english;
  private final String arabic;

  Field(String english, String arabic) {
    this.english = english;
    this.arabic = arabic;
  }

  /// The word before the colon.
  public String word() {
    return english;
  }

  /// The field of that folded word, English or Arabic.
  static Optional<Field> of(String word) {
    return Arrays.stream(values())
        .filter(field -> field.english.equals(word) || field.arabic.equals(word))
        .findFirst();
  }

  /// The values there are; empty where any is possible.
  List<String> choices() {
    return switch (this) {
      case HAS -> List.of("attachment", "finding", "link");
      case OUTCOME -> List.of("alerted", "allowed", "blocked", "held", "redacted", "warned");
      case IS -> List.of("deleted", "edited", "held", "recalled", "restricted");
      case TYPE -> types();
      case FROM, TO, IN, UNIT, POLICY, AFTER, BEFORE, ON -> List.of();
    };
  }

  private static List<String> types() {
    // The archive's own records are read in the screens that write them; the index does not know
    // them.
    return Arrays.stream(RecordType.values())
        .filter(type -> !type.isOwn())
        .map(RecordType::wire)
        .flatMap(type -> Stream.of(type, type.substring(0, type.indexOf('.'))))
        .distinct()
        .sorted()
        .toList();
  }
}
