package org.chancery.archive.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.archive.ledger.DepositBooks.Cosigned;
import org.chancery.archive.ledger.DepositBooks.Made;
import org.chancery.archive.ledger.DepositBooks.Reach;
import org.chancery.archive.ledger.DepositBooks.Stamped;
import org.chancery.archive.vault.Deposit;
import org.chancery.verify.Digest;
import org.chancery.verify.LedgerFiles;
import org.chancery.verify.LedgerNote;
import org.chancery.verify.LedgerPortion;
import org.chancery.verify.LedgerPortion.Content;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.SignedNote;
import org.springframework.stereotype.Component;

/// Writes the ledger into the vault, so that the vault's directory alone can be checked: tiles,
/// entries, the salts that open each leaf to its record's hash, every head, and what others said of
/// heads. A numbered, signed note lists the files of each portion.
///
/// Each portion is committed to the database before it is written. Killed in between, the next
/// round writes the same bytes under the same names.
@Component
final class LedgerDeposit implements Deposit {

  private static final int MOST_LEAVES = 1 << 14;

  private final LedgerTables tables;
  private final DepositBooks books;
  private final Enclosures enclosures;
  private final LedgerKeys keys;
  private final AttestationSettings settings;
  private final InstantSource clock;

  LedgerDeposit(
      LedgerTables tables,
      DepositBooks books,
      Enclosures enclosures,
      LedgerKeys keys,
      AttestationSettings settings,
      InstantSource clock) {
    this.tables = tables;
    this.books = books;
    this.enclosures = enclosures;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public void make(Desk desk, Map<Integer, Long> sealed) throws IOException {
    finish(desk);
    while (begin(desk, sealed)) {
      finish(desk);
    }
  }

  private void finish(Desk desk) throws IOException {
    for (var deposit : books.unwritten()) {
      for (var file : books.files(deposit.number())) {
        desk.write(file.name(), file.bytes().toArray());
      }
      desk.write(noteOf(deposit).name(), deposit.note().getBytes(StandardCharsets.UTF_8));
      desk.commit(() -> books.written(deposit.number()));
    }
  }

  private static LedgerNote noteOf(Made deposit) {
    return LedgerNote.read(SignedNote.read(deposit.note()).text());
  }

  /// Commits the next portion, if one is due.
  ///
  /// @return whether there is one to write
  private boolean begin(Desk desk, Map<Integer, Long> sealed) {
    var last = books.last();
    var before = last.map(Made::reach).orElse(Reach.NONE);
    var reach = books.reach(before, MOST_LEAVES).orElse(before);
    var cosigned = books.cosignatures(before.cosignature(), reach.checkpoint());
    var stamped = books.timeStamps(before.timeStamp(), reach.checkpoint());
    var claimed = last.map(made -> noteOf(made).sealed()).orElse(Map.of());
    var isNew = !claimed.equals(sealed) && covers(sealed);
    var enclosed = enclosures.after(before.enclosed());
    if (!isNew && !isDue(last, !cosigned.isEmpty() || !stamped.isEmpty() || !enclosed.isEmpty())) {
      return false;
    }
    var number = last.map(Made::number).orElse(0L) + 1;
    var files = files(number, before, reach, cosigned, stamped);
    files.addAll(enclosed);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var note =
        new LedgerNote(
            number,
            last.map(made -> Digest.of(made.note().getBytes(StandardCharsets.UTF_8)))
                .orElse(Digest.NONE),
            now,
            isNew && isNewest(reach) ? sealed : claimed,
            files.stream().map(Content::listed).toList());
    var text = note.text();
    var signatures = keys.signers().stream().map(signer -> signer.sign(text)).toList();
    var made =
        new Made(
            number,
            new SignedNote(text, signatures).toString(),
            now,
            new Reach(
                reach.size(),
                reach.checkpoint(),
                cosigned.isEmpty() ? before.cosignature() : cosigned.getLast().id(),
                stamped.isEmpty() ? before.timeStamp() : stamped.getLast().id(),
                before.enclosed() + enclosed.size()));
    desk.commit(() -> books.begin(made, files));
    return true;
  }

  /// Whether every record that is in a segment is in the tree as well: what the note claims to be
  /// sealed must have its leaf there.
  private boolean covers(Map<Integer, Long> sealed) {
    var leaves = tables.sealed();
    return sealed.entrySet().stream()
        .allMatch(partition -> leaves.get(partition.getKey()) >= partition.getValue());
  }

  private boolean isNewest(Reach reach) {
    return tables.newest().filter(newest -> newest.id() == reach.checkpoint()).isPresent();
  }

  /// So much waits that it fills a portion; or what others said of heads has waited long enough.
  private boolean isDue(Optional<Made> last, boolean isAttested) {
    var waiting = tables.size() - last.map(made -> made.reach().size()).orElse(0L);
    return waiting >= MOST_LEAVES
        || (isAttested
            && last.isPresent()
            && last.get().at().plus(settings.depositAfter()).isBefore(clock.instant()));
  }

  private List<Content> files(
      long number, Reach before, Reach reach, List<Cosigned> cosigned, List<Stamped> stamped) {
    var files =
        new ArrayList<>(
            LedgerPortion.files(before.size(), reach.size(), tables, new StoredLeaves()));
    var heads = books.heads(before.checkpoint(), reach.checkpoint());
    if (!heads.isEmpty()) {
      files.add(text(LedgerFiles.checkpoints(number), String.join("", heads)));
    }
    if (!cosigned.isEmpty()) {
      files.add(text(LedgerFiles.cosignatures(number), cosignatures(cosigned)));
    }
    for (var one : stamped) {
      var head = Checkpoint.read(SignedNote.read(one.note()).text());
      files.add(new Content(LedgerFiles.timeStamp(head.number().orElse(0L)), one.token()));
    }
    return files;
  }

  /// Each head once, with the signatures of witnesses alone.
  private static String cosignatures(List<Cosigned> cosigned) {
    var heads = new LinkedHashMap<String, SignedNote>();
    for (var one : cosigned) {
      var text = SignedNote.read(one.note()).text();
      heads.merge(
          text,
          new SignedNote(text, List.of(SignedNote.Signature.read(one.line()))),
          (known, more) -> known.with(more.signatures()));
    }
    var all = new StringBuilder();
    heads.values().forEach(all::append);
    return all.toString();
  }

  private static Content text(String name, String text) {
    return Content.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Leaves as the tables have them.
  private final class StoredLeaves implements LedgerPortion.Leaves {
    @Override
    public List<byte[]> entries(long from, int count) {
      return tables.entries(from, count);
    }

    @Override
    public List<byte[]> salts(long from, int count) {
      return books.salts(from, count);
    }
  }
}
