package org.chancery.archive.own;

import java.util.UUID;

/// Where one of the archive's own records stands.
///
/// @param position in [OwnRecords#PARTITION], from 1 without gaps
/// @param hash `sha256:` and 64 hexadecimal digits
public record OwnRecord(UUID id, long position, String hash) {}
