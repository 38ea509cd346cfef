package org.chancery.messaging.feed;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.journal.Positions;
import org.chancery.messaging.journal.RecordHash;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Hands the journal to its readers, byte for byte, and notes how far they have come.
@RestController
@RequestMapping("/feed")
class FeedController {

  /// Where each partition ends, comma separated.
  static final String HEADS = "Chancery-Journal-Heads";

  private static final int MOST_RECORDS = 5_000;
  private static final int LONGEST_WAIT_SECONDS = 30;
  private static final int MOST_READERS = 32;
  private static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

  private final JournalFeed feed;
  private final Semaphore readers = new Semaphore(MOST_READERS);

  FeedController(JournalFeed feed) {
    this.feed = feed;
  }

  /// How far a reader has durably come.
  record Acknowledgement(@Nullable String reader, @Nullable List<Long> positions) {}

  @GetMapping("/records")
  ResponseEntity<byte[]> records(
      @RequestParam(defaultValue = "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0") String after,
      @RequestParam(defaultValue = "2000") int limit,
      @RequestParam(defaultValue = "20") int wait)
      throws InterruptedException {
    Positions place = place(after);
    int most = Math.clamp(limit, 1, MOST_RECORDS);
    Duration patience = Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT_SECONDS));
    if (!readers.tryAcquire()) {
      throw new Refusal(ErrorCode.TOO_MANY_REQUESTS, "Too many readers wait already.");
    }
    try {
      List<FeedRecord> found = feed.read(place, most);
      if (found.isEmpty() && !patience.isZero() && feed.awaitNew(place, patience)) {
        found = feed.read(place, most);
      }
      return ResponseEntity.ok()
          .contentType(NDJSON)
          .header(HEADS, feed.heads().toString())
          .body(lines(found));
    } catch (JournalFeed.RecordsPruned gone) {
      throw new Refusal(ErrorCode.CONFLICT, String.valueOf(gone.getMessage()));
    } finally {
      readers.release();
    }
  }

  /// What the journal holds of a partition after a position, without what anybody said.
  ///
  /// @param head the partition's last position
  /// @param pruned up to where its records were deleted behind every reader
  record HashesResponse(long head, long pruned, List<RecordHash> records) {}

  /// For readers that compare what they hold with the journal. The head is read first, so a
  /// position up to it that is neither in the answer nor pruned is missing.
  @GetMapping("/hashes")
  HashesResponse hashes(
      @RequestParam int partition,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "4096") int limit) {
    if (partition < 0 || partition >= Partitions.COUNT) {
      throw Refusal.ofField("partition", "give one from 0 to " + (Partitions.COUNT - 1) + ".");
    }
    if (after < 0) {
      throw Refusal.ofField("after", "give a position, or 0 for the beginning.");
    }
    if (!readers.tryAcquire()) {
      throw new Refusal(ErrorCode.TOO_MANY_REQUESTS, "Too many readers wait already.");
    }
    try {
      long head = feed.heads().at(partition);
      List<RecordHash> records = feed.hashes(partition, after, Math.clamp(limit, 1, MOST_RECORDS));
      return new HashesResponse(head, feed.pruned().at(partition), records);
    } finally {
      readers.release();
    }
  }

  @PostMapping("/acknowledgements")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void acknowledge(@RequestBody Acknowledgement body) {
    String reader = body.reader();
    if (reader == null || !reader.matches("[a-z0-9-]{1,64}")) {
      throw Refusal.ofField("reader", "name the reader with 1 to 64 of a-z, 0-9 and -.");
    }
    List<Long> positions = body.positions();
    if (positions == null) {
      throw Refusal.ofField("positions", "give one position for each partition.");
    }
    try {
      feed.acknowledge(
          reader, Positions.of(positions.stream().mapToLong(Long::longValue).toArray()));
    } catch (IllegalArgumentException wrong) {
      throw Refusal.ofField("positions", String.valueOf(wrong.getMessage()));
    }
  }

  private static Positions place(String after) {
    try {
      return Positions.parse(after);
    } catch (IllegalArgumentException wrong) {
      throw Refusal.ofField("after", String.valueOf(wrong.getMessage()));
    }
  }

  private static byte[] lines(List<FeedRecord> records) {
    int size = records.stream().mapToInt(line -> line.body().length + 1).sum();
    ByteArrayOutputStream lines = new ByteArrayOutputStream(size);
    for (FeedRecord line : records) {
      lines.writeBytes(line.body());
      lines.write('\n');
    }
    return lines.toByteArray();
  }
}
