package org.chancery.messaging.journal;

import java.time.LocalDate;

/// What a reader compares a record with that it holds already, without the record.
///
/// @param position within the partition, from 1
/// @param day the UTC day it happened on
/// @param hash `sha256:` and 64 hexadecimal digits, taken anew of the bytes that are stored
public record RecordHash(long position, LocalDate day, String hash) {}
