package org.chancery.archive.vault;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.SealableRecords.Place;
import org.chancery.verify.Digest;
import org.chancery.verify.SegmentHead;

/// A segment made of records, and the keys that open it.
///
/// @param content the whole file
/// @param keys of its records, and behind them of its dictionary; not of those disposed of already
// Never compared, so the array's identity does not matter.
@SuppressWarnings("ArrayRecordComponent")
record SealedSegment(SegmentHead head, byte[] content, KeyCover keys) {

  /// Compresses and encrypts records.
  ///
  /// @param places contiguous, in order
  /// @param dictionaryOf makes what their compression refers to
  /// @param secret 32 random bytes, never used before
  /// @throws IllegalStateException when a record is not what was taken in; it is not sealed then
  static SealedSegment of(
      int partition,
      Digest previous,
      List<Place> places,
      Function<List<byte[]>, byte[]> dictionaryOf,
      UUID key,
      byte[] secret,
      Instant at) {
    List<byte[]> bodies = new ArrayList<>();
    for (var place : places) {
      var body = place.body();
      if (body != null) {
        requireUnchanged(partition, place, body);
        bodies.add(body.toArray());
      }
    }
    var dictionary = dictionaryOf.apply(bodies);
    var compressed = Identifiers.compress(bodies, dictionary).iterator();
    var cover = KeyCover.whole(places.size() + 1, secret);
    var keys = cover.all();
    var gone = new BitSet();
    var ciphertexts = new ByteArrayOutputStream();
    List<SegmentHead.Row> rows = new ArrayList<>();
    for (var i = 0; i < places.size(); i++) {
      var place = places.get(i);
      var day = (int) place.at().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
      var hash = Digest.parse(place.hash());
      if (place.body() == null) {
        gone.set(i);
        rows.add(new SegmentHead.Row(0, day, Digest.NONE, hash));
      } else {
        var sealed = RecordCipher.seal(keys.get(i), key, i, compressed.next());
        ciphertexts.writeBytes(sealed);
        rows.add(new SegmentHead.Row(sealed.length, day, Digest.of(sealed), hash));
      }
    }
    var last = SegmentHead.Row.NONE;
    if (bodies.isEmpty()) {
      gone.set(places.size());
    } else {
      var sealed = RecordCipher.seal(keys.getLast(), key, places.size(), Zstd.compress(dictionary));
      ciphertexts.writeBytes(sealed);
      last = new SegmentHead.Row(sealed.length, 0, Digest.of(sealed), Digest.NONE);
    }
    var head =
        new SegmentHead(partition, places.getFirst().position(), key, previous, at, rows, last);
    var content = new ByteArrayOutputStream();
    content.writeBytes(head.encode());
    content.writeBytes(ciphertexts.toByteArray());
    return new SealedSegment(head, content.toByteArray(), cover.without(gone));
  }

  private static void requireUnchanged(int partition, Place place, CanonicalBytes body) {
    var taken = Digest.parse(place.hash());
    if (!body.hash().equals(taken.toString())) {
      throw new IllegalStateException(
          "record %d/%d is stored as %s and was taken in as %s; nothing of its partition is sealed until it is restored"
              .formatted(partition, place.position(), body.hash(), taken));
    }
  }

  @Override
  public String toString() {
    return "SealedSegment[" + head.name() + "]";
  }
}
