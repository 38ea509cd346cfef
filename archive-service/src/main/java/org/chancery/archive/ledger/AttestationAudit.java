package org.chancery.archive.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.ledger.DepositBooks.Cosigned;
import org.chancery.archive.ledger.DepositBooks.Stamped;
import org.chancery.archive.ledger.Finding.Kind;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.timestamp.TimeStampToken;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.springframework.stereotype.Component;

/// Verifies every cosignature and time stamp in the tables again, a page at a time.
@Component
final class AttestationAudit {

  private final DepositBooks books;
  private final Optional<TimeStampTrust> trust;

  AttestationAudit(DepositBooks books, AttestationConfiguration.Attesters attesters) {
    this.books = books;
    this.trust = attesters.trust();
  }

  /// Names whatever is not what a witness or an authority said of its head.
  ///
  /// @param keys that ever signed or cosigned
  void check(List<NoteKey> keys, RecordAudit.Findings findings) {
    var cosigned = books.cosignatures(0, Long.MAX_VALUE);
    while (!cosigned.isEmpty()) {
      for (var one : cosigned) {
        if (!isBy(one, keys)) {
          findings.found(
              Kind.SIGNATURE,
              "cosignature of checkpoint " + one.checkpoint(),
              "one of a known witness",
              "one that does not verify");
        }
      }
      cosigned = books.cosignatures(cosigned.getLast().id(), Long.MAX_VALUE);
    }
    var stamped = books.timeStamps(0, Long.MAX_VALUE);
    while (!stamped.isEmpty()) {
      for (var one : stamped) {
        wrong(one)
            .ifPresent(why ->
                findings.found(
                    Kind.SIGNATURE,
                    "time stamp of checkpoint " + one.checkpoint(),
                    "one over its head",
                    why));
      }
      stamped = books.timeStamps(stamped.getLast().id(), Long.MAX_VALUE);
    }
  }

  private static boolean isBy(Cosigned one, List<NoteKey> keys) {
    try {
      var signature = SignedNote.Signature.read(one.line());
      var alone = new SignedNote(SignedNote.read(one.note()).text(), List.of(signature));
      return alone.signers(keys).size() == 1;
    } catch (IllegalArgumentException noSignature) {
      return false;
    }
  }

  /// Without a configured authority the bytes it is over are all that can be compared.
  private Optional<String> wrong(Stamped one) {
    try {
      var token = TimeStampToken.read(one.token().toArray());
      if (!token.isOver(one.note().getBytes(StandardCharsets.UTF_8))) {
        return Optional.of("one over something else");
      }
      return trust.flatMap(token::verify);
    } catch (IllegalArgumentException noToken) {
      return Optional.of("no token");
    }
  }
}
