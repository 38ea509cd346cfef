package org.chancery.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.NoteSigner;
import org.chancery.verify.ledger.SignedNote;

/// A vault of random bytes, written as the archive writes one.
final class TestVault {

  private static final NoteSigner SIGNER = signer();

  private final Path root;
  private final Random random;
  private final Map<Integer, VaultNote.Head> heads = new TreeMap<>();
  private Digest lastNote = Digest.NONE;
  private long notes;

  TestVault(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
  }

  static NoteKey verifier() {
    return SIGNER.keys().getFirst();
  }

  /// Seals a segment after those of its partition.
  ///
  /// @return the position of its last record
  long seal(int partition, int records) {
    var before = heads.getOrDefault(partition, new VaultNote.Head(0, Digest.NONE));
    List<SegmentHead.Row> rows = new ArrayList<>();
    var ciphertexts = new ByteArrayOutputStream();
    for (var i = 0; i <= records; i++) {
      var ciphertext = new byte[1 + random.nextInt(200)];
      random.nextBytes(ciphertext);
      ciphertexts.writeBytes(ciphertext);
      rows.add(
          new SegmentHead.Row(
              ciphertext.length,
              20_780,
              Digest.of(ciphertext),
              record(partition, before.position() + 1 + i)));
    }
    var head =
        new SegmentHead(
            partition,
            before.position() + 1,
            new UUID(random.nextLong(), random.nextLong()),
            before.segment(),
            Instant.parse("2026-11-23T20:00:00Z"),
            rows.subList(0, records),
            rows.getLast());
    var file = new ByteArrayOutputStream();
    file.writeBytes(head.encode());
    file.writeBytes(ciphertexts.toByteArray());
    write(head.name(), file.toByteArray());
    heads.put(partition, new VaultNote.Head(head.last(), head.hash()));
    return head.last();
  }

  /// The hash of a record.
  Digest record(int partition, long position) {
    return Digest.of((partition + "/" + position).getBytes(StandardCharsets.US_ASCII));
  }

  /// Writes a note that vouches for what was sealed so far.
  void vouch() {
    notes++;
    var note = new VaultNote(notes, lastNote, Instant.parse("2026-11-23T20:00:01Z"), heads);
    var signed =
        new SignedNote(note.text(), List.of(SIGNER.sign(note.text())))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    write(note.name(), signed);
    lastNote = Digest.of(signed);
  }

  private void write(String name, byte[] content) {
    try {
      var path = root.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static NoteSigner signer() {
    try {
      return NoteSigner.of(
          "chancery.vault", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
