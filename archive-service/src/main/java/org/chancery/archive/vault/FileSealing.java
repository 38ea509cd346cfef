package org.chancery.archive.vault;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.intake.FileSource;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.SealableRecords;
import org.chancery.archive.record.SealableRecords.Place;
import org.chancery.archive.record.Turns;
import org.chancery.verify.Digest;
import org.chancery.verify.SegmentHead;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals the files that messages carry: fetched from where they were uploaded, found to be what the
/// record says, and put into segments of a partition of their own, each content once.
///
/// What is sealed is 32 random bytes and then the content, so that the hash that stays in the
/// segment's head after a disposal tells nobody which file it was.
@Component
class FileSealing {

  /// The vault's partition of files, behind those of records.
  static final int PARTITION = SegmentHead.FILES;

  private static final int SALT = 32;
  private static final int WINDOW = 5_000;
  private static final int FILES = 64;
  private static final long MOST_BYTES = 16 << 20;
  private static final long LARGEST = 256 << 20;

  private final SealableRecords records;
  private final FileBooks files;
  private final FileSource source;
  private final SegmentSealing sealing;
  private final Turns turns;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  FileSealing(
      SealableRecords records,
      FileBooks files,
      FileSource source,
      SegmentSealing sealing,
      Turns turns,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.records = records;
    this.files = files;
    this.source = source;
    this.sealing = sealing;
    this.turns = turns;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// A file is not what a record says; never says what it is.
  private static final class AnotherFile extends RuntimeException {
    AnotherFile(String message) {
      super(message);
    }
  }

  /// Looks at the next records for the files they name. Only in the vault's turn.
  ///
  /// @return whether there may be more
  boolean scan() {
    for (var place : files.unscanned()) {
      var upTo = Math.min(place.head(), place.position() + WINDOW);
      var naming = records.messagesWithFiles(place.partition(), place.position(), upTo);
      inTurn(() -> files.scanned(place.partition(), upTo, naming));
    }
    return !files.unscanned().isEmpty();
  }

  /// What could not be sealed, if anything.
  Optional<String> trouble() {
    return files.trouble();
  }

  /// Seals the next files. Only in the vault's turn.
  ///
  /// @return whether there may be more
  /// @throws IOException when the vault cannot be written
  boolean seal() throws IOException {
    var at = clock.instant();
    List<Place> places = new ArrayList<>();
    List<Digest> contents = new ArrayList<>();
    var next = sealing.last(PARTITION) + 1;
    var bytes = 0L;
    var wanted = files.wanted(at, FILES);
    for (var one : wanted) {
      if (!places.isEmpty() && bytes + one.bytes() > MOST_BYTES) {
        break;
      }
      var body = fetched(one);
      if (body.isPresent()) {
        places.add(new Place(next + places.size(), at, body.get().hash(), body.get()));
        contents.add(one.sha256());
        bytes += one.bytes();
      }
    }
    if (!places.isEmpty()) {
      sealing.write(PARTITION, places, Identifiers::none, () -> place(contents, next));
    }
    return wanted.size() == FILES || (places.size() < wanted.size() && bytes > 0);
  }

  private void place(List<Digest> contents, long first) {
    for (var i = 0; i < contents.size(); i++) {
      files.placed(contents.get(i), first + i);
    }
  }

  private Optional<CanonicalBytes> fetched(FileBooks.Wanted wanted) {
    try {
      if (wanted.bytes() > LARGEST) {
        throw new AnotherFile("it is larger than the vault takes");
      }
      var salted = new byte[][] {new byte[0]};
      source.open(
          wanted.file(),
          content -> {
            salted[0] = salted(content.readNBytes(limit(wanted)));
          });
      var body = salted[0];
      var found = Digest.of(Arrays.copyOfRange(body, SALT, body.length));
      if (body.length - SALT != wanted.bytes() || !found.equals(wanted.sha256())) {
        throw new AnotherFile("what was handed out is not the file the record names");
      }
      return Optional.of(CanonicalBytes.of(body));
    } catch (Refusal | AnotherFile trouble) {
      var message = String.valueOf(trouble.getMessage());
      inTurn(() -> files.failed(wanted.sha256(), message, clock.instant()));
      return Optional.empty();
    }
  }

  private static int limit(FileBooks.Wanted wanted) {
    // One more tells that there is more.
    return Math.toIntExact(wanted.bytes() + 1);
  }

  private byte[] salted(byte[] content) {
    var salt = new byte[SALT];
    random.nextBytes(salt);
    var all = Arrays.copyOf(salt, SALT + content.length);
    System.arraycopy(content, 0, all, SALT, content.length);
    return all;
  }

  /// A content as it was, without what was put before it.
  ///
  /// @throws DamagedSegment when it is another one
  static byte[] content(CanonicalBytes sealed, Digest sha256) {
    var all = sealed.toArray();
    var content = Arrays.copyOfRange(all, SALT, all.length);
    if (!Digest.of(content).equals(sha256)) {
      throw new DamagedSegment("a sealed file is another one than the books say");
    }
    return content;
  }

  private void inTurn(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      turns.require(VaultLoop.TURN);
      work.run();
    });
  }
}
