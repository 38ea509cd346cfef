package org.chancery.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TilePath;
import org.chancery.verify.ledger.TreeHash;

/// The tiles that are in an archive, whole ones and those that were written while they grew.
final class TileFiles {

  private static final Pattern NAME =
      Pattern.compile("(ledger/(?:tile/([0-9]+|entries)|salts)/)(.*)");

  private final LedgerListing listing;
  private final Findings findings;
  private final Map<String, TreeMap<Long, TreeMap<Integer, String>>> names = new HashMap<>();
  private long count;

  TileFiles(LedgerListing listing, Findings findings) {
    this.listing = listing;
    this.findings = findings;
    for (var folder : List.of("tile/", "salts/")) {
      listing.in(LedgerFiles.FOLDER + folder).forEach(this::sort);
    }
  }

  /// A file with fixed-length parts.
  record Content(String name, int width, int length, ByteString bytes) {
    byte[] part(int i, int skip) {
      return bytes.slice(i * length + skip, (i + 1) * length);
    }
  }

  private void sort(String name) {
    var parts = NAME.matcher(name);
    var path = parts.matches() ? TilePath.read("0", "/" + parts.group(3)) : null;
    if (path == null) {
      findings.add(name, "no ledger has such a file");
      return;
    }
    var folder = names.computeIfAbsent(parts.group(1), _ -> new TreeMap<>());
    folder.computeIfAbsent(path.index(), _ -> new TreeMap<>()).put(path.width(), name);
    if (!parts.group(1).matches("ledger/tile/[1-9].*")) {
      count = Math.max(count, path.index() + 1);
    }
  }

  /// How many tiles of leaves there are, the last of which may not be full.
  long count() {
    return count;
  }

  /// The widest file of a tile; narrower ones, written earlier, are compared with it.
  ///
  /// @param length of one of its parts in bytes
  Optional<Content> widest(String folder, long index, int length) throws IOException {
    var widths = names.getOrDefault(folder, new TreeMap<>()).get(index);
    if (widths == null) {
      return Optional.empty();
    }
    Optional<Content> widest = Optional.empty();
    for (var width : widths.descendingMap().entrySet()) {
      var bytes = listing.bytes(width.getValue());
      if (bytes.isEmpty()) {
        continue;
      }
      var whole = bytes.get();
      var fits = whole.length == width.getKey() * length;
      if (!fits && !listing.isChanged(width.getValue())) {
        findings.add(width.getValue(), "it has not the length of its width");
      }
      if (widest.isEmpty()) {
        var there = Math.min(width.getKey(), whole.length / length);
        widest = Optional.of(new Content(width.getValue(), there, length, ByteString.of(whole)));
      } else if (fits) {
        compare(
            width.getValue(),
            whole,
            widest.get().bytes().toArray(),
            length,
            folder.contains("salts"));
      }
    }
    return widest;
  }

  /// Salts that were destroyed since a narrower file was written are zeros in the wider one.
  private void compare(
      String name, byte[] narrow, byte[] wide, int length, boolean mayBeDestroyed) {
    for (var at = 0; at + length <= Math.min(narrow.length, wide.length); at += length) {
      var isSame = Arrays.equals(narrow, at, at + length, wide, at, at + length);
      if (!isSame && !(mayBeDestroyed && isZero(wide, at, length))) {
        findings.add(name, at, at + length, "the wider tile has something else there");
      }
    }
  }

  private static boolean isZero(byte[] bytes, int from, int length) {
    return Arrays.equals(bytes, from, from + length, new byte[length], 0, length);
  }

  /// Compares the files of a tile with what the leaves make.
  void compare(Tile tile) {
    var folder = LedgerFiles.FOLDER + "tile/" + tile.level() + "/";
    var widths = names.getOrDefault(folder, new TreeMap<>()).remove(tile.index());
    if (widths == null || widths.lastKey() < tile.width()) {
      findings.add(
          LedgerFiles.tile(tile.level(), tile.index(), tile.width()),
          "no note of it: it is missing");
      return;
    }
    if (tile.level() == 0) {
      // It was compared leaf by leaf.
      return;
    }
    var made = tile.hashes().toArray();
    for (var width : widths.entrySet()) {
      try {
        var bytes = listing.bytes(width.getValue());
        bytes.ifPresent(there -> compareHashes(width.getValue(), there, made));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  private void compareHashes(String name, byte[] there, byte[] made) {
    for (var at = 0; at + TreeHash.LENGTH <= there.length; at += TreeHash.LENGTH) {
      var end = at + TreeHash.LENGTH;
      if (end > made.length || !Arrays.equals(there, at, end, made, at, end)) {
        findings.add(name, at, end, "the leaves below it make another hash");
      }
    }
  }

  /// Names the tiles that no leaf led to.
  ///
  /// @param isWhole whether all leaves could be read
  void finish(boolean isWhole) {
    if (!isWhole) {
      return;
    }
    for (var folder : names.entrySet()) {
      if (folder.getKey().matches("ledger/tile/[0-9]+/")) {
        var tooMany = new ArrayList<String>();
        folder.getValue().values().forEach(widths -> tooMany.addAll(widths.values()));
        tooMany.forEach(name -> findings.add(name, "there are not so many leaves"));
      }
    }
  }
}
