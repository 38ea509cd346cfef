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
  ACCESS_LISTED("access.listed");

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
