package org.chancery.archive.completeness;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What one keeper has at one position.
///
/// @param day in UTC, where it tells
/// @param hash of the record, or a hash that stands for what is there instead
/// @param opens where a keeper does not hold the hash but something that was made of the record,
///   whether it is of the one with that hash
/// @param isGone whether it holds no more than that the record was rightly let go
/// @param fault what is wrong with it by itself; never content
record Held(
    @Nullable LocalDate day,
    String hash,
    @Nullable Predicate<String> opens,
    boolean isGone,
    @Nullable String fault) {

  static Held of(LocalDate day, String hash) {
    return new Held(day, hash, null, false, null);
  }

  /// Whether what is there is of a record with that hash.
  boolean isOf(String record) {
    return opens == null ? fault == null && hash.equals(record) : opens.test(record);
  }
}
