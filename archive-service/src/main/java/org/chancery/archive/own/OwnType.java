package org.chancery.archive.own;

/// Every type of record the archive writes itself (`docs/contracts/archive-record.v1.schema.json`).
///
/// The first word of the wire name is the member that holds the content: `access.searched` says in
/// `access` what was searched for.
public enum OwnType {
  /// Somebody searched the record, or counted in it.
  ACCESS_SEARCHED("access.searched"),
  /// Somebody read what somebody wrote: a record, a conversation, a file, samples.
  ACCESS_OPENED("access.opened"),
  /// Somebody read about the record: names, states, lists, this log.
  ACCESS_LISTED("access.listed"),
  /// Somebody asked to see direct conversations.
  ACCESS_ASKED("access.asked"),
  /// A second person gave or refused leave to see them.
  ACCESS_DECIDED("access.decided"),
  /// Somebody opened a part of the record to a regulator, or closed it.
  ACCESS_SCOPED("access.scoped"),
  /// Officers began to work on something.
  MATTER_OPENED("matter.opened"),
  /// Somebody joined or left those who work on it.
  MATTER_CHANGED("matter.changed"),
  /// An officer said what they are working on, and why.
  MATTER_ENTERED("matter.entered"),
  /// Nobody works on it any longer.
  MATTER_CLOSED("matter.closed"),
  /// An officer froze what a question found.
  MATTER_RESULT_SET_FROZEN("matter.result-set-frozen"),
  /// Records must not be disposed of from now on.
  HOLD_PLACED("hold.placed"),
  /// A custodian said that they understood.
  HOLD_ACKNOWLEDGED("hold.acknowledged"),
  /// The hold keeps nothing any longer.
  HOLD_RELEASED("hold.released"),
  /// Somebody proposed rules.
  RETENTION_PROPOSED("retention.proposed"),
  /// A second person put rules in force, or rejected them.
  RETENTION_DECIDED("retention.decided"),
  /// Somebody listed what may be disposed of.
  RETENTION_LISTED("retention.listed"),
  /// A second person approved a list, or it was given up.
  RETENTION_APPROVED("retention.approved"),
  /// What was listed and approved is gone; the certificate says what.
  RETENTION_DISPOSED("retention.disposed"),
  /// Somebody wants to be forgotten, or that was closed.
  RETENTION_ERASURE("retention.erasure"),
  /// A day was counted and compared everywhere, with the signed report of it.
  COMPLETENESS_REPORTED("completeness.reported");

  private final String wire;

  OwnType(String wire) {
    this.wire = wire;
  }

  /// The name in the record, as in `access.searched`.
  public String wire() {
    return wire;
  }

  /// The member of the record that holds its content, as in `access`.
  public String member() {
    return wire.substring(0, wire.indexOf('.'));
  }
}
