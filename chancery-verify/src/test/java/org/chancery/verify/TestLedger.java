package org.chancery.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.FieldGroup;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.NoteSigner;
import org.chancery.verify.ledger.Salts;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;

/// A ledger over the records of a [TestVault], written as the archive writes one.
final class TestLedger implements LedgerPortion.Leaves {

  static final String ORIGIN = "test.example/ledger";
  static final NoteSigner SIGNER = signer(ORIGIN);
  static final TestStamps STAMPS =
      new TestStamps("EC", "SHA256withECDSA", Instant.parse("2026-11-23T12:00:00Z"));
  static final NoteSigner WITNESS = signer("witness.example");

  private final Path root;
  private final Random random;
  private final List<byte[]> entries = new ArrayList<>();
  private final List<byte[]> salts = new ArrayList<>();
  private final Frontier frontier = new Frontier();
  private final Map<Integer, Long> sealed = new TreeMap<>();
  private final StringBuilder heads = new StringBuilder();
  private final StringBuilder cosigned = new StringBuilder();
  private final List<LedgerPortion.Content> enclosed = new ArrayList<>();
  private String lastSigned = "";
  private @Nullable Checkpoint last;
  private Instant now = Instant.parse("2026-11-23T20:00:00Z");
  private long written;
  private long portions;
  private long certificates;
  private Digest lastNote = Digest.NONE;

  TestLedger(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
  }

  static NoteSigner signer(String name) {
    try {
      return NoteSigner.of(name, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static NoteKey witness() {
    return WITNESS.keys().getLast();
  }

  /// Appends a record.
  ///
  /// @param salted whether its salts are still there when its leaf is written
  void append(int partition, long position, Digest record, boolean salted) {
    var commitments = new EnumMap<FieldGroup, byte[]>(FieldGroup.class);
    var salt = new byte[LedgerFiles.SALT];
    random.nextBytes(salt);
    for (var group : FieldGroup.values()) {
      commitments.put(group, Salts.commitment(salt, group, record.toBytes()));
    }
    var entry = new Entry(partition, position, commitments).bytes();
    entries.add(entry);
    salts.add(salted ? salt : new byte[LedgerFiles.SALT]);
    frontier.append(TreeHash.leaf(entry));
  }

  /// Signs the head, a second after the one before.
  void sign() {
    now = now.plusSeconds(1);
    var head =
        new Checkpoint(
            ORIGIN, frontier.size(), ByteString.of(frontier.root()), Checkpoint.Link.after(last));
    lastSigned = new SignedNote(head.text(), SIGNER.sign(head.text(), now)).toString();
    heads.append(lastSigned);
    last = head;
  }

  /// A witness cosigns the newest head.
  void cosign() {
    var head = last;
    if (head != null) {
      var signature = WITNESS.sign(head.text(), now.plusSeconds(1)).getLast();
      cosigned.append(new SignedNote(head.text(), List.of(signature)));
    }
  }

  /// An authority stamps the newest head.
  void stamp() {
    var head = last;
    if (head != null) {
      var name = LedgerFiles.timeStamp(head.number().orElseThrow());
      enclosed.add(LedgerPortion.Content.of(name, STAMPS.over(lastSigned, now.plusSeconds(2))));
    }
  }

  /// A certificate that some records of a partition were disposed of.
  void certify(int partition, long from, List<Digest> records) {
    certificates++;
    var lines = new StringBuilder();
    for (var i = 0; i < records.size(); i++) {
      lines.append(partition + " " + (from + i) + " " + records.get(i) + "\n");
    }
    var document =
        "{\"disposed\":%d,\"records\":\"%s\",\"v\":1}"
            .formatted(
                records.size(), Digest.of(lines.toString().getBytes(StandardCharsets.US_ASCII)));
    var signature = SIGNER.signature(document.getBytes(StandardCharsets.UTF_8));
    enclosed.add(
        content(
            LedgerFiles.certificate(certificates),
            new StringBuilder(document)
                .append('\n')
                .append(Base64.getEncoder().encodeToString(signature))
                .append('\n')
                .append(lines)));
  }

  /// Records that are sealed up to there.
  void sealed(int partition, long position) {
    sealed.put(partition, position);
  }

  /// Writes what is new since the last time.
  void write() {
    portions++;
    var files = new ArrayList<>(LedgerPortion.files(written, frontier.size(), this::tile, this));
    files.add(content(LedgerFiles.checkpoints(portions), heads));
    if (!cosigned.isEmpty()) {
      files.add(content(LedgerFiles.cosignatures(portions), cosigned));
    }
    files.addAll(enclosed);
    enclosed.clear();
    files.forEach(file -> write(file.name(), file.bytes().toArray()));
    var note =
        new LedgerNote(
            portions,
            lastNote,
            now,
            sealed,
            files.stream().map(LedgerPortion.Content::listed).toList());
    var signed =
        new SignedNote(note.text(), List.of(SIGNER.sign(note.text())))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    write(note.name(), signed);
    lastNote = Digest.of(signed);
    written = frontier.size();
    heads.setLength(0);
    cosigned.setLength(0);
  }

  private static LedgerPortion.Content content(String name, StringBuilder text) {
    return LedgerPortion.Content.of(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// By the definition: what a tile holds are roots over 256 to the power of its level of leaves.
  private Tile tile(int level, long index, int width) {
    var hashes = new java.io.ByteArrayOutputStream();
    for (var i = 0; i < width; i++) {
      var below = new Frontier();
      var leaves = 1 << (8 * level);
      var first = Math.toIntExact((index * Tile.WIDTH + i) * leaves);
      entries.subList(first, first + leaves).forEach(entry -> below.append(TreeHash.leaf(entry)));
      hashes.writeBytes(below.root());
    }
    return new Tile(level, index, ByteString.of(hashes.toByteArray()));
  }

  @Override
  public List<byte[]> entries(long from, int count) {
    return entries.subList((int) from, (int) from + count);
  }

  @Override
  public List<byte[]> salts(long from, int count) {
    return salts.subList((int) from, (int) from + count);
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
}
