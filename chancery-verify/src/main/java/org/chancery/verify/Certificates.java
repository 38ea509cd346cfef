package org.chancery.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.TreeHash;

/// Checks certificates of disposal: that the ledger's key signed each, over the very records it
/// lists; and remembers which records those are, in one bit for each.
final class Certificates {

  private static final Pattern DIGEST = Pattern.compile("\"records\":\"(sha256:[0-9a-f]{64})\"");
  private static final Pattern COUNT = Pattern.compile("\"disposed\":([0-9]{1,18})[,}]");
  private static final Pattern LINE =
      Pattern.compile("([0-9]{1,2}) ([1-9][0-9]{0,17}) (sha256:[0-9a-f]{64})");
  private static final int CHUNK = 20;

  private final SegmentRows rows;
  private final Findings findings;
  private final Map<Integer, Map<Long, BitSet>> gone = new HashMap<>();
  private int certificates;
  private long records;

  Certificates(LedgerListing listing, List<NoteKey> keys, SegmentRows rows, Findings findings)
      throws IOException {
    this.rows = rows;
    this.findings = findings;
    for (var file : listing.in(LedgerFiles.FOLDER + "certificates/")) {
      var bytes = listing.bytes(file);
      if (bytes.isPresent()) {
        read(file, bytes.get(), keys);
      }
    }
  }

  private void read(String file, byte[] bytes, List<NoteKey> keys) throws IOException {
    var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.size() < 2 || !isSigned(lines, keys)) {
      findings.add(file, 0, bytes.length, "it is no certificate that the ledger's key signed");
      return;
    }
    certificates++;
    var listed = lines.subList(2, lines.size());
    var digest = TreeHash.sha256();
    listed.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    var named = DIGEST.matcher(lines.getFirst());
    var count = COUNT.matcher(lines.getFirst());
    if (!named.find()
        || !count.find()
        || !Digest.known(digest.digest()).equals(Digest.parse(named.group(1)))
        || listed.size() != Long.parseLong(count.group(1))) {
      findings.add(file, 0, bytes.length, "it lists other records than were signed for");
      return;
    }
    for (var line : listed) {
      take(file, line);
    }
  }

  private static boolean isSigned(List<String> lines, List<NoteKey> keys) {
    try {
      var signature = Base64.getDecoder().decode(lines.get(1));
      var document = lines.getFirst().getBytes(StandardCharsets.UTF_8);
      return keys.stream().anyMatch(key -> key.verifies(document, signature));
    } catch (IllegalArgumentException noSignature) {
      return false;
    }
  }

  private void take(String file, String line) throws IOException {
    var fields = LINE.matcher(line);
    if (!fields.matches()) {
      findings.add(file, "it lists something else than a record");
      return;
    }
    var partition = Integer.parseInt(fields.group(1));
    var position = Long.parseLong(fields.group(2));
    var row = rows.row(partition, position);
    if (row.isPresent() && !row.get().row().record().equals(Digest.parse(fields.group(3)))) {
      findings.add(
          file, "it says that record %d/%d went, and names another".formatted(partition, position));
    }
    records++;
    gone.computeIfAbsent(partition, _ -> new HashMap<>())
        .computeIfAbsent(position >> CHUNK, _ -> new BitSet())
        .set((int) (position & ((1 << CHUNK) - 1)));
  }

  /// Whether a certificate says that a record was disposed of.
  boolean cover(int partition, long position) {
    var chunk = gone.getOrDefault(partition, Map.of()).get(position >> CHUNK);
    return chunk != null && chunk.get((int) (position & ((1 << CHUNK) - 1)));
  }

  int count() {
    return certificates;
  }

  /// How many records went under them.
  long records() {
    return records;
  }
}
