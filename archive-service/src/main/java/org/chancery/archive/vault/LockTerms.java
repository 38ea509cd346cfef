package org.chancery.archive.vault;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Says how long records must be kept, so that no lock ends before that.
public interface LockTerms {

  /// How long some records must be kept.
  ///
  /// @param until when the last rule that keeps one of them ends; empty when none does
  /// @param isHeld whether something keeps one of them that has no end yet
  record Term(Optional<Instant> until, boolean isHeld) {

    /// Nothing keeps them.
    public static final Term NONE = new Term(Optional.empty(), false);

    /// The longer of both.
    public Term or(Term other) {
      return new Term(
          Stream.concat(until.stream(), other.until.stream()).max(Instant::compareTo),
          isHeld || other.isHeld);
    }
  }

  /// The term of records and of what belongs to them.
  ///
  /// @param records ids; those that are gone are passed over
  Term of(Collection<UUID> records);
}
