package org.chancery.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chancery.verify.TileFiles.Content;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.FieldGroup;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;

/// Reads every leaf of the tree again: the entry against the tile, the record in its segment
/// against the entry, and the tree that the leaves make against every stored tile and every head.
///
/// It needs one tile of leaves and the edge of the tree in memory, however long the ledger is.
final class LeafCheck {

  private final LedgerListing listing;
  private final SegmentRows rows;
  private final HeadCheck heads;
  private final Certificates certificates;
  private final Findings findings;
  private final TileFiles tiles;
  private final Frontier frontier = new Frontier();
  private final Map<Integer, Long> last = new TreeMap<>();
  private final Map<Integer, Gap> gaps = new HashMap<>();
  private final Map<Integer, Long> sealed;
  private long unread;
  private long waiting;
  private long unopened;
  private long uncertified;
  private boolean isWhole = true;

  LeafCheck(
      LedgerListing listing,
      SegmentRows rows,
      HeadCheck heads,
      Certificates certificates,
      Findings findings) {
    this.listing = listing;
    this.rows = rows;
    this.heads = heads;
    this.certificates = certificates;
    this.findings = findings;
    this.tiles = new TileFiles(listing, findings);
    this.sealed = rows.last();
  }

  /// Records of one partition that stand behind one another and are in no segment.
  private record Gap(long from, long to) {}

  /// The three files of up to 256 leaves; of each the widest there is.
  private record Leaves(
      long index,
      int width,
      @Nullable Content hashes,
      @Nullable Content entries,
      @Nullable Content salts) {}

  void run() throws IOException {
    heads.compare(frontier);
    for (long index = 0; index < tiles.count(); index++) {
      var hashes = tiles.widest(LedgerFiles.FOLDER + "tile/0/", index, TreeHash.LENGTH);
      var entries = tiles.widest(LedgerFiles.FOLDER + "tile/entries/", index, LedgerFiles.BUNDLED);
      var salts = tiles.widest(LedgerFiles.FOLDER + "salts/", index, LedgerFiles.SALT);
      var width =
          Math.max(hashes.map(Content::width).orElse(0), entries.map(Content::width).orElse(0));
      if (width < Tile.WIDTH && index < tiles.count() - 1) {
        findings.add(
            LedgerFiles.tile(0, index, Tile.WIDTH),
            "leaves %d to %d are missing"
                .formatted(index * Tile.WIDTH + width, (index + 1) * Tile.WIDTH - 1));
        isWhole = false;
      }
      leaves(
          new Leaves(index, width, hashes.orElse(null), entries.orElse(null), salts.orElse(null)));
    }
    finish();
  }

  private void leaves(Leaves leaves) throws IOException {
    for (var i = 0; i < leaves.width(); i++) {
      var number = leaves.index() * Tile.WIDTH + i;
      var hash = part(leaves.hashes(), i, 0);
      var bytes = part(leaves.entries(), i, Short.BYTES);
      var entry = bytes.flatMap(LeafCheck::entry);
      var leaf = bytes.map(TreeHash::leaf);
      var fits = leaf.isPresent() && hash.isPresent() && Arrays.equals(leaf.get(), hash.get());
      if (!fits) {
        name(leaves, i, number);
      } else if (entry.isEmpty()) {
        findings.add(
            LedgerFiles.entries(leaves.index(), leaves.width()), "leaf " + number + " is no entry");
      }
      if (entry.isPresent() && (fits || isSound(leaves.entries()))) {
        checkRecord(number, entry.get(), leaves, i);
      } else {
        unread++;
      }
      var trusted = isSound(leaves.hashes()) ? hash.or(() -> leaf) : leaf.or(() -> hash);
      if (isWhole && trusted.isPresent()) {
        for (var full : frontier.append(trusted.get())) {
          tiles.compare(full.tile());
        }
        heads.compare(frontier);
      } else {
        isWhole = false;
      }
    }
  }

  /// Names the file and the bytes of a leaf whose entry and hash do not fit.
  private void name(Leaves leaves, int i, long number) {
    var entries = leaves.entries();
    var hashes = leaves.hashes();
    if (entries != null && !isSound(entries) && i < entries.width()) {
      var at = (long) i * LedgerFiles.BUNDLED;
      findings.add(
          entries.name(),
          at,
          at + LedgerFiles.BUNDLED,
          "leaf " + number + " is not what was sealed");
    }
    if (hashes != null && (!isSound(hashes) || entries == null || isSound(entries))) {
      var at = (long) i * TreeHash.LENGTH;
      findings.add(
          hashes.name(), at, at + TreeHash.LENGTH, "the hash of leaf " + number + " is another");
    }
  }

  private void checkRecord(long number, Entry entry, Leaves leaves, int i) throws IOException {
    var partition = entry.partition();
    var position = entry.position();
    var expected = last.getOrDefault(partition, 0L) + 1;
    if (position > expected && position - expected <= unread) {
      // Those between are leaves that could not be read, and were named.
      unread -= position - expected;
    } else if (position != expected) {
      findings.add(
          LedgerFiles.entries(leaves.index(), leaves.width()),
          (long) i * LedgerFiles.BUNDLED,
          (i + 1L) * LedgerFiles.BUNDLED,
          "leaf %d is record %d/%d, and was to be record %d/%d"
              .formatted(number, partition, position, partition, expected));
    }
    last.put(partition, position);
    var row = rows.row(partition, position);
    if (row.isEmpty()) {
      if (position > sealed.getOrDefault(partition, 0L)) {
        waiting++;
      }
      if (position <= listing.sealed().getOrDefault(partition, 0L)) {
        gap(partition, position);
      }
      return;
    }
    var salt = part(leaves.salts(), i, 0);
    if (salt.isEmpty()) {
      return;
    }
    if (Arrays.equals(salt.get(), new byte[LedgerFiles.SALT])) {
      unopened++;
      uncertified += certificates.cover(partition, position) ? 0 : 1;
    } else if (!entry.commitsTo(
        FieldGroup.RECORD, salt.get(), row.get().row().record().toBytes())) {
      nameRecord(number, entry, leaves, i, row.get().file());
    }
  }

  private void nameRecord(long number, Entry entry, Leaves leaves, int i, String segment) {
    var salts = leaves.salts();
    var what =
        "record %d/%d is not what leaf %d commits to"
            .formatted(entry.partition(), entry.position(), number);
    if (salts != null && !isSound(salts)) {
      var at = (long) i * LedgerFiles.SALT;
      findings.add(salts.name(), at, at + LedgerFiles.SALT, what);
    } else {
      findings.add(segment, what);
    }
  }

  private void gap(int partition, long position) {
    var open = gaps.get(partition);
    if (open != null && open.to() + 1 == position) {
      gaps.put(partition, new Gap(open.from(), position));
      return;
    }
    close(partition);
    gaps.put(partition, new Gap(position, position));
  }

  private void close(int partition) {
    var gap = gaps.remove(partition);
    if (gap != null) {
      findings.add(
          "segments/%02d/".formatted(partition),
          "records %d/%d to %d were sealed, and are in no segment"
              .formatted(partition, gap.from(), gap.to()));
    }
  }

  private void finish() throws IOException {
    for (var level = 0; level < frontier.height(); level++) {
      frontier.edge(level).ifPresent(tiles::compare);
    }
    tiles.finish(isWhole);
    heads.finish(frontier.size(), isWhole);
    sealed.keySet().forEach(this::close);
    listing.sealed().keySet().forEach(this::close);
    sealed.forEach((partition, position) -> {
      var leaf = last.getOrDefault(partition, 0L);
      if (leaf < position) {
        findings.add(
            "segments/%02d/".formatted(partition),
            "records %d/%d to %d are in no leaf of the ledger"
                .formatted(partition, leaf + 1, position));
      }
    });
  }

  /// How many leaves there are.
  long leaves() {
    return frontier.size();
  }

  /// How many records are in the tree and wait for their segment.
  long waiting() {
    return waiting;
  }

  /// How many records had been disposed of before their leaf was written.
  long unopened() {
    return unopened;
  }

  /// How many of those no certificate of disposal names.
  long uncertified() {
    return uncertified;
  }

  private boolean isSound(@Nullable Content content) {
    return content != null && !listing.isChanged(content.name());
  }

  private static Optional<byte[]> part(@Nullable Content content, int i, int skip) {
    return content == null || i >= content.width()
        ? Optional.empty()
        : Optional.of(content.part(i, skip));
  }

  private static Optional<Entry> entry(byte[] bytes) {
    try {
      return Optional.of(Entry.read(bytes));
    } catch (IllegalArgumentException noEntry) {
      return Optional.empty();
    }
  }
}
