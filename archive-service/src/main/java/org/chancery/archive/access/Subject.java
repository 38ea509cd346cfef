package org.chancery.archive.access;

import java.util.UUID;

/// A person or a conversation, by the name it had when somebody decided about it.
public record Subject(UUID id, String name) {}
