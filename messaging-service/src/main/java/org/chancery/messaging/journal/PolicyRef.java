package org.chancery.messaging.journal;

/// A published policy revision and the set it went live in.
///
/// @param set content hash of the whole active set, `sha256:...`
public record PolicyRef(String id, String name, int version, String set) {}
