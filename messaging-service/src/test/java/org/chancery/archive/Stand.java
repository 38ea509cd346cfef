package org.chancery.archive;

/// Something of the archive.
public record Stand() {}
