package org.chancery.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the ledger vouches for in an archive: the files it wrote, and how far the segments went
/// then. Signed, numbered, and each naming the one before it, so that no file and no note can be
/// left out unseen.
///
/// @param number from 1
/// @param previous hash of the whole note before it; zeros for the first
/// @param at when it was written
/// @param sealed the last sealed position of each partition at that time
/// @param files written with it, each once
public record LedgerNote(
    long number, Digest previous, Instant at, Map<Integer, Long> sealed, List<Listed> files) {

  private static final String FORMAT = "chancery.ledger/1";

  /// A file as it was written.
  ///
  /// @param name below the archive's directory, as in `ledger/tile/0/000`
  public record Listed(String name, long bytes, Digest hash) {
    private String line() {
      return "file " + hash.hex() + " " + bytes + " " + name + "\n";
    }
  }

  public LedgerNote {
    sealed = Map.copyOf(sealed);
    files = List.copyOf(files);
  }

  /// Where it lies in its archive: `ledger/notes/000000000007.txt`.
  public String name() {
    return name(number);
  }

  static String name(long number) {
    return "ledger/notes/%012d.txt".formatted(number);
  }

  /// The lines that are signed.
  public String text() {
    var text = new StringBuilder(FORMAT + "\n" + number + "\n" + previous.hex() + "\n" + at + "\n");
    new TreeMap<>(sealed)
        .forEach((partition, position) ->
            text.append("sealed ").append(partition).append(' ').append(position).append('\n'));
    files.forEach(file -> text.append(file.line()));
    return text.toString();
  }

  /// Reads the text of a signed note.
  ///
  /// @throws IllegalArgumentException when it is no note of a ledger
  public static LedgerNote read(String text) {
    var lines = text.split("\n", -1);
    Map<Integer, Long> sealed = new TreeMap<>();
    List<Listed> files = new ArrayList<>();
    try {
      for (var i = 4; i < lines.length - 1; i++) {
        var fields = lines[i].split(" ", 4);
        if (fields[0].equals("sealed")) {
          sealed.put(Integer.valueOf(fields[1]), Long.valueOf(fields[2]));
        } else {
          files.add(new Listed(fields[3], Long.parseLong(fields[2]), Digest.parse(fields[1])));
        }
      }
      var read =
          new LedgerNote(
              Long.parseLong(lines[1]),
              Digest.parse(lines[2]),
              Instant.parse(lines[3]),
              sealed,
              files);
      if (read.text().equals(text)) {
        return read;
      }
    } catch (DateTimeException | IndexOutOfBoundsException unfit) {
      throw new IllegalArgumentException("no note of a ledger", unfit);
    }
    throw new IllegalArgumentException("no note of a ledger");
  }
}
