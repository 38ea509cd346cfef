package org.chancery.archive.record;

/// How many records of a kind are stored.
///
/// @param type wire name of the type
/// @param outcome `allowed`, `alerted`, `blocked`, or empty where no policy judged
/// @param records how many
public record RecordCount(String type, String outcome, long records) {}
