package org.chancery.archive.completeness;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.archive.intake.JournalHashes;
import org.chancery.archive.ledger.SealedLeaves;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.ChainHead;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.SealableRecords;
import org.chancery.archive.record.SealableRecords.Place;
import org.chancery.archive.search.IndexedRecords;
import org.chancery.archive.vault.SealedHashes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/// Reads what every keeper has in a stretch, each from its own bytes. A page of records at a time
/// is in memory, never the stretch's.
@Component
class StretchReader {

  private static final int PAGE_BYTES = 8 << 20;
  private static final long LAST_POSITION = (1L << 48) - 1;
  private static final String NONE = "sha256:" + "0".repeat(64);

  private final RecordStore store;
  private final SealableRecords records;
  private final RecordReader reader;
  private final JournalHashes journal;
  private final SealedLeaves leaves;
  private final SealedHashes vault;
  private final IndexedRecords index;

  StretchReader(
      RecordStore store,
      SealableRecords records,
      RecordReader reader,
      JournalHashes journal,
      SealedLeaves leaves,
      SealedHashes vault,
      IndexedRecords index) {
    this.store = store;
    this.records = records;
    this.reader = reader;
    this.journal = journal;
    this.leaves = leaves;
    this.vault = vault;
    this.index = index;
  }

  /// Reads a stretch. The marks are read before what they vouch for.
  Readings read(Stretch stretch) {
    var run = new Run(stretch);
    return run.all();
  }

  private final class Run {
    private final Stretch stretch;
    private final int partition;
    private final Map<Keeper, Map<Long, Held>> held = new EnumMap<>(Keeper.class);
    private final Map<Keeper, String> away = new EnumMap<>(Keeper.class);
    private long end;

    Run(Stretch stretch) {
      this.stretch = stretch;
      this.partition = stretch.partition();
      this.end = stretch.last();
    }

    Readings all() {
      var indexed = Keeper.INDEX.keeps(partition) ? index.reached(partition) : 0;
      var sealed = vault.reached(partition);
      var inLedger = leaves.reached().get(partition);
      var stored = head();
      var answer = journal();
      if (Math.max(stored, answer.head()) <= stretch.last()) {
        // Nothing follows, so whatever is there beyond is nobody's.
        end = LAST_POSITION;
      }
      held.put(Keeper.LEDGER, ledger());
      vault();
      stored();
      var marks =
          new Marks(answer.head(), answer.pruned(), stored, inLedger, sealed, indexed, head());
      return new Readings(stretch, marks, held, away);
    }

    private long head() {
      return store.heads().stream()
          .filter(head -> head.partition() == partition)
          .mapToLong(ChainHead::position)
          .findFirst()
          .orElse(0);
    }

    private JournalHashes.Answer journal() {
      if (Keeper.JOURNAL.keeps(partition)) {
        try {
          var answer = journal.after(partition, stretch.first() - 1, Stretch.LENGTH);
          var lines = new TreeMap<Long, Held>();
          answer.records().stream()
              .filter(line -> line.position() <= stretch.last())
              .forEach(line -> lines.put(line.position(), Held.of(line.day(), line.hash())));
          held.put(Keeper.JOURNAL, lines);
          return answer;
        } catch (RestClientException | IllegalStateException gone) {
          away.put(Keeper.JOURNAL, reason(gone));
        }
      }
      return new JournalHashes.Answer(0, 0, List.of());
    }

    private Map<Long, Held> ledger() {
      var found = new TreeMap<Long, Held>();
      leaves
          .between(partition, stretch.first(), end)
          .forEach((position, leaf) ->
              found.put(
                  position,
                  new Held(null, leaf.fingerprint(), leaf::opens, leaf.isClosed(), null)));
      return found;
    }

    private void vault() {
      try {
        var found = new TreeMap<Long, Held>();
        vault
            .between(partition, stretch.first(), end)
            .forEach((position, sealed) ->
                found.put(
                    position, new Held(sealed.day(), sealed.hash(), null, false, sealed.damage())));
        held.put(Keeper.VAULT, found);
      } catch (UncheckedIOException gone) {
        away.put(Keeper.VAULT, reason(gone));
      }
    }

    /// The store, and with each page of it the index, because its documents are made of records.
    private void stored() {
      var found = new TreeMap<Long, Held>();
      var documents = new TreeMap<Long, Held>();
      var isIndexed = Keeper.INDEX.keeps(partition);
      long after = stretch.first() - 1;
      while (after < end) {
        var page = records.after(partition, after, Stretch.LENGTH, PAGE_BYTES);
        Map<Long, JournalRecord> understood = new HashMap<>();
        for (var place : page) {
          if (place.position() <= end) {
            found.put(place.position(), held(place, understood));
          }
        }
        var isLast = page.isEmpty() || page.getLast().position() >= end;
        var upTo = isLast || page.size() >= Stretch.LENGTH ? end : page.getLast().position();
        if (isIndexed && !away.containsKey(Keeper.INDEX)) {
          index(after + 1, upTo, understood, documents);
        }
        after = upTo;
      }
      held.put(Keeper.STORE, found);
      if (isIndexed && !away.containsKey(Keeper.INDEX)) {
        held.put(Keeper.INDEX, documents);
      }
    }

    private void index(
        long first, long last, Map<Long, JournalRecord> understood, Map<Long, Held> documents) {
      try {
        index
            .compare(partition, first, last, understood)
            .forEach((position, document) ->
                documents.put(position, document(document, understood.get(position))));
      } catch (Refusal gone) {
        away.put(Keeper.INDEX, reason(gone));
      }
    }

    private Held held(Place place, Map<Long, JournalRecord> understood) {
      var day = day(place);
      var body = place.body();
      if (body == null) {
        return new Held(day, place.hash(), null, true, null);
      }
      var fault = fault(place, understood);
      return new Held(day, body.hash(), null, false, fault);
    }

    private @Nullable String fault(Place place, Map<Long, JournalRecord> understood) {
      var body = place.body();
      if (body == null) {
        return null;
      }
      if (!body.hash().equals(place.hash())) {
        return "bytes with the hash " + body.hash();
      }
      try {
        var record = reader.readStored(body);
        understood.put(place.position(), record);
        return record.at().atZone(ZoneOffset.UTC).toLocalDate().equals(day(place))
            ? null
            : "a row of " + day(place);
      } catch (IllegalStateException notOne) {
        return "bytes that are no record";
      }
    }
  }

  private static LocalDate day(Place place) {
    return place.at().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /// A document can only be judged by the record it was compared with: where that is not the one
  /// that should be there, it is not the index that is wrong.
  private static Held document(
      IndexedRecords.Document document, @Nullable JournalRecord comparedWith) {
    return switch (document) {
      case WHOLE, ALONE -> new Held(null, NONE, _ -> true, false, null);
      case DIFFERENT ->
          new Held(
              null,
              NONE,
              hash -> comparedWith == null || !comparedWith.hash().equals(hash),
              false,
              "another document");
      case DOUBLED -> new Held(null, NONE, _ -> false, false, "more than one document");
    };
  }

  private static String reason(Exception failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
