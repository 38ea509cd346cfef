package org.chancery.verify;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;

/// What the vault vouches for at a moment: the last segment of every partition. Signed, numbered,
/// and each naming the one before it, so that nothing at the end can be left out unseen.
///
/// @param number from 1
/// @param previous hash of the whole note before it; zeros for the first
/// @param at when it was written
/// @param heads by partition
public record VaultNote(long number, Digest previous, Instant at, Map<Integer, Head> heads) {

  private static final String ORIGIN = "chancery.vault/1";

  /// The last segment of a partition.
  ///
  /// @param position of its last record
  public record Head(long position, Digest segment) {}

  public VaultNote {
    heads = Map.copyOf(heads);
  }

  /// Where it lies in its archive: `notes/000000000007.txt`.
  public String name() {
    return "notes/%012d.txt".formatted(number);
  }

  /// The lines that are signed.
  public String text() {
    var text = new StringBuilder(ORIGIN + "\n" + number + "\n" + previous.hex() + "\n" + at + "\n");
    new TreeMap<>(heads)
        .forEach((partition, head) ->
            text.append(partition)
                .append(' ')
                .append(head.position())
                .append(' ')
                .append(head.segment().hex())
                .append('\n'));
    return text.toString();
  }

  /// Reads a signed note.
  ///
  /// @throws DamagedException when the key did not sign it, or it says something else than a note
  public static VaultNote open(String note, NoteKey key) throws DamagedException {
    var text = signedText(note, key);
    var lines = text.split("\n", -1);
    try {
      Map<Integer, Head> heads = new TreeMap<>();
      for (var i = 4; i < lines.length - 1; i++) {
        var fields = lines[i].split(" ", -1);
        heads.put(
            Integer.valueOf(fields[0]),
            new Head(Long.parseLong(fields[1]), Digest.parse(fields[2])));
      }
      var read =
          new VaultNote(
              Long.parseLong(lines[1]), Digest.parse(lines[2]), Instant.parse(lines[3]), heads);
      if (read.text().equals(text)) {
        return read;
      }
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unfit) {
      // Falls through to the one refusal below.
    }
    throw new DamagedException(0, text.length(), "it is signed and yet no note of a vault");
  }

  private static String signedText(String note, NoteKey key) throws DamagedException {
    var length = note.getBytes(StandardCharsets.UTF_8).length;
    SignedNote signed;
    try {
      signed = SignedNote.read(note);
    } catch (IllegalArgumentException noNote) {
      throw new DamagedException(0, length, "it is no signed note");
    }
    if (!signed.signers(List.of(key)).contains(key)) {
      throw new DamagedException(0, length, "no valid signature of " + key.name());
    }
    return signed.text();
  }
}
