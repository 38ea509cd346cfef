package org.chancery.archive.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.RecordStore;
import org.chancery.verify.ledger.FieldGroup;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.TileTree;
import org.chancery.verify.ledger.TlogProof;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Proves to whoever holds a receipt that its record is in the ledger.
///
/// The hash in the receipt is the capability: whoever does not have it learns nothing, not even
/// whether there is a record. Whoever has it learns that the record is on record, and no more.
@RestController
class ProofController {

  private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

  private final RecordStore records;
  private final LedgerTables tables;
  private final ProofRates rates;

  ProofController(RecordStore records, LedgerTables tables, ProofRates rates) {
    this.records = records;
    this.tables = tables;
    this.rates = rates;
  }

  /// What the archive can prove of a record. Bytes are in Base64.
  ///
  /// @param state `sealed`; `waiting` while the record is stored but not in the tree yet;
  ///   `disposed` when its time was over, and with its salts what its leaf commits to
  /// @param entry the leaf's content, 203 bytes
  /// @param salt of the commitment to the record's hash
  /// @param proof leaf index, audit path and checkpoint as C2SP tlog-proof
  /// @param keys verifier keys of the checkpoint's signers
  record ProofResponse(
      State state,
      int partition,
      long position,
      String hash,
      @Nullable String entry,
      @Nullable String salt,
      @Nullable String proof,
      List<String> keys) {}

  /// How far a record has come.
  enum State {
    waiting,
    sealed,
    disposed
  }

  /// The proof that a record is in the ledger.
  ///
  /// @param hash the record's hash, as its receipt names it
  @NotARead("It shows hashes to somebody who has the record's own.")
  @GetMapping("/proofs/{partition}/{position}")
  ResponseEntity<ProofResponse> proof(
      @PathVariable int partition,
      @PathVariable long position,
      @RequestParam String hash,
      HttpServletRequest request) {
    rates.pay(request.getRemoteAddr());
    if (!HASH.matcher(hash).matches()) {
      throw Refusal.invalid(
          "hash", "It is not a record's hash.", "Send sha256: and 64 hexadecimal digits.");
    }
    var stored = records.hashAt(partition, position).orElse("");
    if (!isSame(stored, hash)) {
      throw Refusal.notFound("record");
    }
    var proof = sealed(partition, position, hash);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(proof);
  }

  private ProofResponse sealed(int partition, long position, String hash) {
    var index = tables.index(partition, position);
    var newest = tables.newest();
    var salts = tables.salts(partition, position);
    if (index.isEmpty() || newest.isEmpty() || newest.get().size() <= index.get()) {
      return new ProofResponse(
          State.waiting, partition, position, hash, null, null, null, List.of());
    }
    var checkpoint = newest.get();
    var note = tables.cosigned(checkpoint);
    var inclusion = new TileTree(tables).inclusion(index.get(), checkpoint.size());
    var base64 = Base64.getEncoder();
    return new ProofResponse(
        salts.isPresent() ? State.sealed : State.disposed,
        partition,
        position,
        hash,
        base64.encodeToString(tables.entries(index.get(), 1).getFirst()),
        salts.map(some -> base64.encodeToString(some.of(FieldGroup.RECORD))).orElse(null),
        TlogProof.of(inclusion, note),
        tables.keys().stream()
            .filter(key -> note.signatures().stream().anyMatch(signature -> signature.isOf(key)))
            .map(NoteKey::vkey)
            .toList());
  }

  /// Takes as long whatever the first difference is.
  private static boolean isSame(String stored, String given) {
    return MessageDigest.isEqual(
        stored.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
  }
}
