package org.chancery.messaging.journal;

/// A published policy revision and the set it went live in. A term list is one too, under the id
/// `term-list:` and its own.
///
/// @param set content hash of the whole active set, `sha256:...`
/// @param change how it came about
public record PolicyRef(String id, String name, int version, String set, PolicyChange change) {

  /// A policy of whose change there is nothing more to say.
  public PolicyRef(String id, String name, int version, String set) {
    this(id, name, version, set, PolicyChange.PLAIN);
  }
}
