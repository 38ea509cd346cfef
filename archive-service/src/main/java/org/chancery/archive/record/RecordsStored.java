package org.chancery.archive.record;

/// Records were committed to the store; published after the commit.
///
/// @param records how many
public record RecordsStored(int records) {}
