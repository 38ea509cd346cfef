package org.chancery.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.timestamp.TimeStampToken;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.jspecify.annotations.Nullable;

/// Checks what others said of the ledger's heads: witnesses' cosignatures and time stamps.
final class Attestations {

  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final LedgerListing listing;
  private final Keyring keyring;
  private final @Nullable TimeStampTrust trust;
  private final Findings findings;
  private final Map<Long, List<Cosigned>> cosigned = new HashMap<>();
  private final Set<String> timeStamps;
  private int cosignatures;
  private int unknownWitnesses;
  private int trustedStamps;
  private int otherStamps;

  /// @param trust the authorities that are trusted; null when none was named
  Attestations(
      LedgerListing listing, Keyring keyring, @Nullable TimeStampTrust trust, Findings findings)
      throws IOException {
    this.listing = listing;
    this.keyring = keyring;
    this.trust = trust;
    this.findings = findings;
    this.timeStamps = new HashSet<>(listing.in(LedgerFiles.FOLDER + "time-stamps/"));
    for (var file : listing.in(LedgerFiles.FOLDER + "cosignatures/")) {
      read(file);
    }
  }

  private record Cosigned(String file, NotePortion.Located located) {
    void found(Findings findings, String what) {
      findings.add(file, located.from(), located.to(), what);
    }
  }

  private void read(String file) throws IOException {
    var bytes = listing.bytes(file);
    if (bytes.isEmpty()) {
      return;
    }
    try {
      for (var located : NotePortion.read(bytes.get())) {
        var number = Checkpoint.read(located.note().text()).number().orElse(0L);
        cosigned.computeIfAbsent(number, _ -> new ArrayList<>()).add(new Cosigned(file, located));
      }
    } catch (DamagedException damage) {
      findings.add(file, damage);
    } catch (IllegalArgumentException noHead) {
      findings.add(file, 0, bytes.get().length, "something else than heads stands in it");
    }
  }

  /// Checks what was said of a head.
  void check(Checkpoint head, SignedNote note, Instant signedAt) throws IOException {
    var number = head.number().orElse(0L);
    var of = cosigned.remove(number);
    if (of != null) {
      of.forEach(one -> checkCosigned(one, head, signedAt));
    }
    var file = LedgerFiles.timeStamp(number);
    if (timeStamps.remove(file)) {
      var token = listing.bytes(file);
      if (token.isPresent()) {
        checkTimeStamp(file, token.get(), note, signedAt);
      }
    }
  }

  private void checkTimeStamp(String file, byte[] encoded, SignedNote note, Instant signedAt) {
    try {
      var token = TimeStampToken.read(encoded);
      var at = token.time();
      if (!token.isOver(note.toString().getBytes(StandardCharsets.UTF_8))) {
        findings.add(file, 0, encoded.length, "the time stamp is over something else");
      } else if (at.isBefore(signedAt.minus(CLOCKS))) {
        findings.add(file, 0, encoded.length, "the time stamp is older than its head");
      } else if (trust == null) {
        otherStamps++;
      } else {
        var wrong = token.verify(trust);
        wrong.ifPresent(why -> findings.add(file, 0, encoded.length, "time stamp: " + why));
        trustedStamps += wrong.isEmpty() ? 1 : 0;
      }
    } catch (IllegalArgumentException noToken) {
      findings.add(file, 0, encoded.length, "it is no time stamp token");
    }
  }

  private void checkCosigned(Cosigned one, Checkpoint head, Instant signedAt) {
    var note = one.located().note();
    if (!note.text().equals(head.text())) {
      one.found(findings, "it is of another head than the one of its number");
      return;
    }
    for (var signature : note.signatures()) {
      var known = keyring.witnesses().stream().filter(signature::isOf).toList();
      var alone = new SignedNote(note.text(), List.of(signature));
      if (known.isEmpty()) {
        unknownWitnesses++;
      } else if (alone.signers(known).isEmpty()) {
        one.found(findings, "the cosignature of " + signature.name() + " does not verify");
      } else if (isBefore(alone, known.getFirst(), signedAt)) {
        one.found(findings, signature.name() + " cosigned it before it was signed");
      } else {
        cosignatures++;
      }
    }
  }

  /// Clocks may differ; more than ten minutes is no difference of clocks.
  private static boolean isBefore(SignedNote note, NoteKey witness, Instant signedAt) {
    return note.seconds(witness)
        .map(Instant::ofEpochSecond)
        .filter(at -> at.isBefore(signedAt.minus(CLOCKS)))
        .isPresent();
  }

  /// Names what was said of heads that are not there.
  void finish() {
    cosigned.values().stream()
        .flatMap(List::stream)
        .forEach(one -> one.found(findings, "the head it is of is not there"));
    timeStamps.forEach(file -> findings.add(file, "the head it is of is not there"));
  }

  int cosignatures() {
    return cosignatures;
  }

  int unknownWitnesses() {
    return unknownWitnesses;
  }

  int trustedStamps() {
    return trustedStamps;
  }

  int otherStamps() {
    return otherStamps;
  }
}
