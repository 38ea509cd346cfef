package org.chancery.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.verify.ledger.NoteKey;
import org.jspecify.annotations.Nullable;

/// Checks a vault's directory: every byte of every segment, that each continues the one before it,
/// and that the signed notes know them all.
public final class VaultCheck {

  private static final Pattern SEGMENT =
      Pattern.compile("segments/(\\d{2})/(\\d{12,})-([0-9a-f]{64})\\.seg");
  private static final Pattern NOTE = Pattern.compile("notes/(\\d{12,})\\.txt");

  private final Path root;
  private final NoteKey key;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Integer, List<Found>> partitions = new TreeMap<>();
  private final Map<Integer, Set<VaultNote.Head>> ends = new HashMap<>();
  private final Map<Long, Path> notes = new TreeMap<>();
  private long bytes;

  private VaultCheck(Path root, NoteKey key) {
    this.root = root;
    this.key = key;
  }

  /// What was checked, and what is wrong.
  ///
  /// @param records sealed ones, disposed ones among them
  /// @param files that records name, sealed once each, those without a key among them
  /// @param bytes of segments
  /// @param findings everything that is wrong, in the order of files and bytes
  public record Report(
      int partitions,
      int segments,
      long records,
      long files,
      int notes,
      long bytes,
      List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /// A segment without its rows: an archive has more of them than fit into memory.
  record Found(String file, int partition, long first, long last, Digest hash, Digest previous) {
    static Found of(String file, SegmentHead head) {
      return new Found(
          file, head.partition(), head.first(), head.last(), head.hash(), head.previous());
    }
  }

  /// A report, and where the records are that it is about.
  record Checked(Report report, SegmentRows rows) {}

  /// Checks a directory.
  ///
  /// @param root the one that holds `segments` and `notes`
  /// @param key that signs the notes, from somewhere else than the directory
  public static Report check(Path root, NoteKey key) throws IOException {
    return look(root, key).report();
  }

  static Checked look(Path root, NoteKey key) throws IOException {
    var check = new VaultCheck(root, key);
    check.readFiles();
    check.partitions.values().forEach(segments -> segments.sort(byPlace()));
    check.partitions.forEach(check::checkOrder);
    check.checkNotes();
    var segments = check.partitions.values().stream().flatMap(List::stream).toList();
    var report =
        new Report(
            check.partitions.size(),
            segments.size(),
            count(segments, false),
            count(segments, true),
            check.notes.size(),
            check.bytes,
            check.findings.stream().sorted().toList());
    return new Checked(report, new SegmentRows(root, check.partitions));
  }

  private static long count(List<Found> segments, boolean isOfFiles) {
    return segments.stream()
        .filter(found -> (found.partition() == SegmentHead.FILES) == isOfFiles)
        .mapToLong(found -> found.last() - found.first() + 1)
        .sum();
  }

  private static Comparator<Found> byPlace() {
    return Comparator.comparingLong(Found::first).thenComparing(Found::file);
  }

  private void readFiles() throws IOException {
    List<Path> files;
    try (var walk = Files.walk(root)) {
      files = walk.filter(path -> !Files.isDirectory(path)).sorted().toList();
    }
    for (var path : files) {
      var name = root.relativize(path).toString().replace('\\', '/');
      var note = NOTE.matcher(name);
      if (SEGMENT.matcher(name).matches()) {
        readSegment(path, name);
      } else if (note.matches()) {
        notes.put(Long.valueOf(note.group(1)), path);
      } else if (!name.startsWith(LedgerFiles.FOLDER)) {
        findings.add(Finding.of(name, "no vault has such a file"));
      }
    }
  }

  private void readSegment(Path path, String name) throws IOException {
    var fields = SEGMENT.matcher(name);
    if (!fields.matches()) {
      return;
    }
    bytes += Files.size(path);
    try (var in = Files.newInputStream(path)) {
      var outcome = SegmentCheck.check(in, Digest.parse(fields.group(3)), name);
      findings.addAll(outcome.findings());
      outcome
          .head()
          .ifPresent(head -> {
            if (head.name().equals(name)) {
              partitions
                  .computeIfAbsent(head.partition(), _ -> new ArrayList<>())
                  .add(Found.of(name, head));
            } else {
              findings.add(Finding.of(name, "it belongs at " + head.name()));
            }
          });
    }
  }

  private void checkOrder(int partition, List<Found> segments) {
    var expected = 1L;
    var previous = Digest.NONE;
    for (var segment : segments) {
      if (segment.first() != expected) {
        findings.add(
            Finding.of(
                segment.file(),
                segment.first() > expected
                    ? SegmentHead.noun(partition)
                        + "s "
                        + partition
                        + "/"
                        + expected
                        + " to "
                        + (segment.first() - 1)
                        + " before it are missing"
                    : "another segment holds "
                        + SegmentHead.noun(partition)
                        + " "
                        + partition
                        + "/"
                        + segment.first()));
      } else if (!segment.previous().equals(previous)) {
        findings.add(
            Finding.of(segment.file(), "it continues " + segment.previous() + ", not " + previous));
      }
      expected = segment.last() + 1;
      previous = segment.hash();
    }
  }

  private void checkNotes() {
    Map<Integer, VaultNote.Head> vouched = new HashMap<>();
    partitions.forEach((partition, segments) ->
        ends.put(
            partition,
            segments.stream()
                .map(found -> new VaultNote.Head(found.last(), found.hash()))
                .collect(Collectors.toSet())));
    var previous = Digest.NONE;
    var expected = 1L;
    for (var entry : notes.entrySet()) {
      var file = root.relativize(entry.getValue()).toString().replace('\\', '/');
      try {
        var bytesOfNote = Files.readAllBytes(entry.getValue());
        var note = VaultNote.open(new String(bytesOfNote, StandardCharsets.UTF_8), key);
        if (note.number() != entry.getKey()) {
          findings.add(Finding.of(file, "it is note " + note.number()));
        }
        if (entry.getKey() != expected) {
          findings.add(Finding.of(file, "note " + expected + " before it is missing"));
        } else if (!note.previous().equals(previous)) {
          findings.add(Finding.of(file, "it does not continue the note before it"));
        }
        checkHeads(file, note);
        vouched.putAll(note.heads());
        previous = Digest.of(bytesOfNote);
      } catch (DamagedException damage) {
        findings.add(Finding.of(file, damage));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      expected = entry.getKey() + 1;
    }
    partitions.forEach((partition, segments) -> checkVouched(segments, vouched.get(partition)));
  }

  private void checkHeads(String file, VaultNote note) {
    note.heads()
        .forEach((partition, head) -> {
          if (!ends.getOrDefault(partition, Set.of()).contains(head)) {
            findings.add(
                Finding.of(
                    file,
                    "it vouches for the segment up to "
                        + partition
                        + "/"
                        + head.position()
                        + ", "
                        + head.segment()
                        + ", which is not there"));
          }
        });
  }

  private void checkVouched(List<Found> segments, VaultNote.@Nullable Head head) {
    for (var segment : segments) {
      if (head == null || segment.first() > head.position()) {
        findings.add(Finding.of(segment.file(), "no note vouches for it"));
      }
    }
  }
}
