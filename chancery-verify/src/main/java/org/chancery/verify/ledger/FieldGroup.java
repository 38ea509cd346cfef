package org.chancery.verify.ledger;

/// The parts of a record that can be shown, or left out, each on its own. Every member of a record
/// is in exactly one of the first five; the last is the record as a whole.
///
/// The order is that of the commitments in a leaf, and the number is part of each commitment.
public enum FieldGroup {
  /// Where the record stands, and when it was written.
  HEAD(1),
  /// Who did it, to whom, and who could see it.
  WHO(2),
  /// In which conversation.
  WHERE(3),
  /// What was said or done: every member that is in no other group.
  WHAT(4),
  /// What the policies found.
  VERDICT(5),
  /// The record's own hash, which its author's receipt names.
  RECORD(6);

  private final int number;

  FieldGroup(int number) {
    this.number = number;
  }

  /// The byte that keeps the commitments of different groups apart.
  int number() {
    return number;
  }

  /// The group that a member of a record belongs to.
  public static FieldGroup of(String member) {
    return switch (member) {
      case "v", "id", "partition", "position", "prev", "type", "at" -> HEAD;
      case "actor", "member", "sender", "audience" -> WHO;
      case "conversation" -> WHERE;
      case "verdict" -> VERDICT;
      default -> WHAT;
    };
  }
}
