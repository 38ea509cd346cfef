package org.chancery.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chancery.verify.LedgerNote.Listed;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;

/// The ledger's files as its signed notes list them, compared with those that are there.
final class LedgerListing {

  private static final Pattern NOTE = Pattern.compile("ledger/notes/(\\d{12,})\\.txt");

  private final Path root;
  private final Findings findings;
  private final TreeMap<String, Listed> listed = new TreeMap<>();
  private final Set<String> changed = new HashSet<>();
  private Map<Integer, Long> sealed = Map.of();
  private int notes;

  private LedgerListing(Path root, Findings findings) {
    this.root = root;
    this.findings = findings;
  }

  /// Reads all notes and compares every file with them.
  static LedgerListing read(Path root, List<NoteKey> keys, Findings findings) throws IOException {
    var listing = new LedgerListing(root, findings);
    var there = new TreeMap<String, Path>();
    if (Files.isDirectory(root.resolve(LedgerFiles.FOLDER))) {
      try (var walk = Files.walk(root.resolve(LedgerFiles.FOLDER))) {
        walk.filter(path -> !Files.isDirectory(path))
            .forEach(path -> there.put(root.relativize(path).toString().replace('\\', '/'), path));
      }
    }
    listing.readNotes(there, keys);
    listing.compare(there);
    return listing;
  }

  private void readNotes(Map<String, Path> there, List<NoteKey> keys) throws IOException {
    var previous = Digest.NONE;
    var expected = 1L;
    for (var entry : there.entrySet()) {
      var name = NOTE.matcher(entry.getKey());
      if (!name.matches()) {
        continue;
      }
      notes++;
      var number = Long.parseLong(name.group(1));
      var bytes = Files.readAllBytes(entry.getValue());
      var note = open(entry.getKey(), bytes, keys);
      if (number != expected) {
        findings.add(entry.getKey(), "note " + expected + " before it is missing");
      } else if (note.isPresent() && !note.get().previous().equals(previous)) {
        findings.add(entry.getKey(), "it does not continue the note before it");
      }
      note.ifPresent(read -> take(entry.getKey(), number, read));
      previous = Digest.of(bytes);
      expected = number + 1;
    }
  }

  private Optional<LedgerNote> open(String file, byte[] bytes, List<NoteKey> keys) {
    try {
      var signed = SignedNote.read(new String(bytes, StandardCharsets.UTF_8));
      var note = LedgerNote.read(signed.text());
      if (signed.signers(keys).size() == signed.signatures().size()) {
        return Optional.of(note);
      }
      findings.add(file, 0, bytes.length, "it is not signed by known keys of the ledger alone");
    } catch (IllegalArgumentException noNote) {
      findings.add(file, 0, bytes.length, "it is no signed note of a ledger");
    }
    return Optional.empty();
  }

  private void take(String file, long number, LedgerNote note) {
    if (note.number() != number) {
      findings.add(file, "it is note " + note.number());
      return;
    }
    for (var one : note.files()) {
      if (listed.putIfAbsent(one.name(), one) != null) {
        findings.add(file, "it lists " + one.name() + ", which an earlier note has already");
      }
    }
    sealed = note.sealed();
  }

  private void compare(Map<String, Path> there) throws IOException {
    for (var name : there.keySet()) {
      if (!NOTE.matcher(name).matches() && !listed.containsKey(name)) {
        findings.add(name, "no note of the ledger tells of it");
      }
    }
    for (var one : listed.values()) {
      var path = there.get(one.name());
      if (path == null) {
        findings.add(one.name(), "it is missing");
        changed.add(one.name());
      } else if (Files.size(path) != one.bytes()) {
        var size = Files.size(path);
        findings.add(
            one.name(),
            Math.min(size, one.bytes()),
            Math.max(size, one.bytes()),
            "it has " + size + " bytes, and was written with " + one.bytes());
        changed.add(one.name());
      } else if (!Digest.of(Files.readAllBytes(path)).equals(one.hash())) {
        changed.add(one.name());
      }
    }
  }

  /// Names every changed file that nothing more precise was found in.
  void nameTheRest() {
    for (var name : changed) {
      var one = listed.get(name);
      if (one != null && !findings.isIn(name)) {
        findings.add(name, 0, one.bytes(), "it is not what was written");
      }
    }
  }

  /// The files of a folder, in the order of their names.
  List<String> in(String folder) {
    return listed.subMap(folder, folder + '\uffff').keySet().stream().toList();
  }

  /// Whether a file that should be there was changed, or is not there.
  boolean isChanged(String name) {
    return changed.contains(name);
  }

  /// A file's bytes; empty when no note tells of it, or it is missing.
  Optional<byte[]> bytes(String name) throws IOException {
    var path = root.resolve(name);
    return listed.containsKey(name) && Files.isRegularFile(path)
        ? Optional.of(Files.readAllBytes(path))
        : Optional.empty();
  }

  /// How far the segments went in each partition when the last note was written.
  Map<Integer, Long> sealed() {
    return sealed;
  }

  /// How many notes there are.
  int notes() {
    return notes;
  }
}
