package org.chancery.archive.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.archive.record.ChainHead;
import org.chancery.archive.record.SealableRecords;
import org.chancery.archive.record.SealableRecords.Place;
import org.chancery.archive.record.Turns;
import org.chancery.verify.Digest;
import org.chancery.verify.VaultNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals stored records into segments, in the order of each partition.
///
/// A segment's row and wrapped key are committed first, then the segment is written, read back and
/// opened, then the row is marked sealed. Killed in between, the next start finishes what was
/// written and takes back what was not; no record is sealed twice or left out.
@Component
class SegmentSealing {

  private static final Logger log = LoggerFactory.getLogger(SegmentSealing.class);
  private static final int MOST_BYTES = 16 << 20;

  private final SealableRecords places;
  private final SegmentBooks books;
  private final FileBooks files;
  private final SegmentReader reader;
  private final VaultStore store;
  private final MasterKeys masters;
  private final VaultSigner signer;
  private final VaultSettings settings;
  private final InstantSource clock;
  private final Turns turns;
  private final TransactionTemplate transaction;
  private final SecureRandom random = new SecureRandom();

  SegmentSealing(
      SealableRecords places,
      SegmentBooks books,
      FileBooks files,
      SegmentReader reader,
      VaultStore store,
      MasterKeys masters,
      VaultSigner signer,
      VaultSettings settings,
      InstantSource clock,
      Turns turns,
      TransactionTemplate transaction) {
    this.places = places;
    this.books = books;
    this.files = files;
    this.reader = reader;
    this.store = store;
    this.masters = masters;
    this.signer = signer;
    this.settings = settings;
    this.clock = clock;
    this.turns = turns;
    this.transaction = transaction;
  }

  /// Finishes or takes back what a crash left. Only in the vault's turn.
  void recover() throws IOException {
    store.clearUnfinished();
    for (var entry : books.unsealed()) {
      if (store.exists(entry.name())) {
        reader.readAll(entry);
        inTurn(() -> books.sealed(entry.hash()));
      } else {
        inTurn(() -> {
          books.takeBack(entry);
          if (entry.partition() == FileSealing.PARTITION) {
            files.takenBack(entry.first(), entry.last());
          }
        });
      }
    }
  }

  /// Seals whatever is due in a partition. Only in the vault's turn.
  ///
  /// @return how many segments
  int seal(ChainHead head) throws IOException {
    var partition = head.partition();
    var sealed = 0;
    while (true) {
      var before = books.last(partition);
      var after = before.map(SegmentBooks.Entry::last).orElse(0L);
      if (after >= head.position()) {
        return sealed;
      }
      var next = places.after(partition, after, settings.records(), MOST_BYTES);
      if (!isDue(next, head.position())) {
        return sealed;
      }
      requireContiguous(partition, after, next);
      write(partition, next, Identifiers::of, () -> {});
      sealed++;
    }
  }

  /// The last sealed position of a partition; 0 before the first.
  long last(int partition) {
    return books.last(partition).map(SegmentBooks.Entry::last).orElse(0L);
  }

  /// Writes a signed note of the last segments, if any was sealed since the last one.
  void vouch() throws IOException {
    Map<Integer, VaultNote.Head> heads = new HashMap<>();
    for (var partition = 0; partition <= FileSealing.PARTITION; partition++) {
      books
          .last(partition)
          .ifPresent(
              last -> heads.put(last.partition(), new VaultNote.Head(last.last(), last.hash())));
    }
    var before = books.lastNote();
    if (!heads.isEmpty() && before.map(note -> !note.note().contains(lines(heads))).orElse(true)) {
      var previous =
          before
              .map(note -> Digest.of(note.note().getBytes(StandardCharsets.UTF_8)))
              .orElse(Digest.NONE);
      var number = before.map(SegmentBooks.NoteRow::number).orElse(0L) + 1;
      var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
      var text = new VaultNote(number, previous, at, heads).text();
      inTurn(() -> books.add(new SegmentBooks.NoteRow(number, signer.sign(text))));
    }
    for (var note : books.unwrittenNotes()) {
      var name = "notes/%012d.txt".formatted(note.number());
      store.write(name, note.note().getBytes(StandardCharsets.UTF_8));
      inTurn(() -> books.written(note));
    }
  }

  private void inTurn(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      turns.require(VaultLoop.TURN);
      work.run();
    });
  }

  private static String lines(Map<Integer, VaultNote.Head> heads) {
    var text = new VaultNote(0, Digest.NONE, java.time.Instant.EPOCH, heads).text().split("\n", 5);
    return "\n" + text[4];
  }

  private boolean isDue(List<Place> next, long head) {
    if (next.isEmpty()) {
      return false;
    }
    var isFull = next.size() >= settings.records() || next.getLast().position() < head;
    return isFull || next.getFirst().at().isBefore(clock.instant().minus(settings.sealAfter()));
  }

  /// Writes the next segment of a partition. Only in the vault's turn.
  ///
  /// @param dictionary makes what the compression refers to
  /// @param also done in the transaction that begins the segment
  void write(
      int partition, List<Place> next, Function<List<byte[]>, byte[]> dictionary, Runnable also)
      throws IOException {
    var previous = books.last(partition).map(SegmentBooks.Entry::hash).orElse(Digest.NONE);
    var secret = new byte[32];
    random.nextBytes(secret);
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var key = UUID.randomUUID();
    var segment = SealedSegment.of(partition, previous, next, dictionary, key, secret, at);
    var wrapped = masters.wrap(key, segment.keys().encode());
    inTurn(() -> {
      books.begin(segment, wrapped, at);
      also.run();
    });
    var head = segment.head();
    store.write(head.name(), segment.content());
    var entry =
        new SegmentBooks.Entry(
            partition, head.first(), head.last(), head.hash(), segment.content().length, key);
    var back = reader.readAll(entry).size();
    var kept = next.stream().filter(place -> place.body() != null).count();
    if (back != kept) {
      throw new DamagedSegment(
          head.name() + ": " + back + " of " + kept + " records could be read back");
    }
    inTurn(() -> books.sealed(head.hash()));
    log.info("sealed {}: {} records, {} bytes", head.name(), kept, segment.content().length);
  }

  private static void requireContiguous(int partition, long after, List<Place> next) {
    for (var i = 0; i < next.size(); i++) {
      var position = next.get(i).position();
      if (position != after + 1 + i) {
        throw new IllegalStateException(
            "record %d/%d is missing from the store; nothing of its partition is sealed until it is restored"
                .formatted(partition, after + 1 + i));
      }
    }
  }
}
