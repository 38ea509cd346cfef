package org.chancery.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The head of a sealed segment, version 1: what the segment holds and the hash of each part.
///
/// Seven lines of text and an empty one, so that a person can read them; then for every record, and
/// at last for the dictionary, a row of 72 bytes (big-endian): length of the ciphertext (4), day
/// (4), SHA-256 of the ciphertext (32), hash of the record (32); then the SHA-256 of everything
/// before it. That hash is the segment's: it is the file's name, and the next segment names it.
/// After the head come the ciphertexts in the order of the rows, and nothing else.
///
/// @param partition of the records, 0 to 16; [#FILES] is of the files they name
/// @param first position of the first record
/// @param key name of the key its records' keys are derived from
/// @param previous hash of the segment before it in the partition; zeros for the first
/// @param sealedAt to the microsecond
/// @param rows one for each record, in position order
/// @param dictionary what the records' compression refers to; its length is 0 where there is none
public record SegmentHead(
    int partition,
    long first,
    UUID key,
    Digest previous,
    Instant sealedAt,
    List<Row> rows,
    Row dictionary) {

  /// The partition of files: its rows are contents that records name, and no leaves of the ledger.
  public static final int FILES = 17;

  /// The most records one segment holds.
  public static final int MOST_RECORDS = 1 << 16;

  private static final String MAGIC = "chancery-segment 1";
  private static final int LONGEST_TEXT = 512;
  private static final int ROW = 8 + 2 * Digest.LENGTH;
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern TEXT =
      Pattern.compile(
          MAGIC
              + "\npartition (\\d{1,2})\nfirst (\\d{1,18})\nrecords (\\d{1,5})\nkey ([0-9a-f-]{36})\n"
              + "previous ([0-9a-f]{64})\nsealed ([0-9TZ:.-]{27})\n\n");

  /// One record, as far as anybody may know it.
  ///
  /// @param length bytes of ciphertext; 0 for a record that was disposed of before it was sealed
  /// @param day days from 1970-01-01 to the day it happened on (UTC)
  /// @param ciphertext hash of the ciphertext; zeros where there is none
  /// @param record hash of the record's canonical bytes; zeros for a dictionary
  public record Row(int length, int day, Digest ciphertext, Digest record) {
    /// The row of no dictionary.
    public static final Row NONE = new Row(0, 0, Digest.NONE, Digest.NONE);
  }

  public SegmentHead {
    rows = List.copyOf(rows);
    if (rows.isEmpty() || rows.size() > MOST_RECORDS || first < 1) {
      throw new IllegalArgumentException("a segment holds 1 to " + MOST_RECORDS + " records");
    }
  }

  /// What findings call the rows of a partition.
  static String noun(int partition) {
    return partition == FILES ? "file" : "record";
  }

  /// Position of the last record.
  public long last() {
    return first + rows.size() - 1;
  }

  /// The segment's hash.
  public Digest hash() {
    return Digest.of(unsigned());
  }

  /// Where the file lies in its archive: `segments/03/000000001813-<hash>.seg`.
  public String name() {
    return "segments/%02d/%012d-%s.seg".formatted(partition, first, hash().hex());
  }

  /// How many bytes the head takes.
  public int length() {
    return text().length() + (rows.size() + 1) * ROW + Digest.LENGTH;
  }

  /// How many bytes head and ciphertexts take.
  public long fileLength() {
    return offset(rows.size()) + dictionary.length();
  }

  /// Where a record's ciphertext begins in the file; of `rows.size()`, where the dictionary's does.
  public long offset(int index) {
    var offset = (long) length();
    for (var i = 0; i < index; i++) {
      offset += rows.get(i).length();
    }
    return offset;
  }

  /// The head's bytes.
  public byte[] encode() {
    var body = unsigned();
    var all = new ByteArrayOutputStream(body.length + Digest.LENGTH);
    all.writeBytes(body);
    all.writeBytes(Digest.of(body).toBytes());
    return all.toByteArray();
  }

  /// Reads a head from the beginning of a segment; leaves the stream at the first ciphertext.
  ///
  /// @param name the hash it must have: that of its file's name, or of the archive's books
  /// @throws DamagedException when it is not that head, with the bytes that are wrong
  public static SegmentHead read(InputStream segment, Digest name)
      throws IOException, DamagedException {
    var in = new DataInputStream(segment);
    var text = readText(in);
    var fields = TEXT.matcher(text);
    if (!fields.matches()) {
      throw new DamagedException(0, text.length(), "the first lines are not those of a segment");
    }
    var count = Integer.parseInt(fields.group(3));
    if (count < 1 || count > MOST_RECORDS) {
      throw new DamagedException(0, text.length(), "a segment cannot hold " + count + " records");
    }
    var table = in.readNBytes((count + 1) * ROW + Digest.LENGTH);
    if (table.length < (count + 1) * ROW + Digest.LENGTH) {
      var end = (long) text.length() + table.length;
      throw new DamagedException(end, end, "the file ends within its head");
    }
    return understand(fields.toMatchResult(), text, table, name);
  }

  private static SegmentHead understand(MatchResult fields, String text, byte[] table, Digest name)
      throws DamagedException {
    var count = Integer.parseInt(fields.group(3));
    var buffer = ByteBuffer.wrap(table);
    List<Row> rows = new ArrayList<>(count);
    for (var i = 0; i < count; i++) {
      rows.add(row(buffer));
    }
    SegmentHead head;
    try {
      head =
          new SegmentHead(
              Integer.parseInt(fields.group(1)),
              Long.parseLong(fields.group(2)),
              UUID.fromString(fields.group(4)),
              Digest.parse(fields.group(5)),
              Instant.parse(fields.group(6)),
              rows,
              row(buffer));
    } catch (DateTimeException | IllegalArgumentException unfit) {
      throw new DamagedException(0, text.length(), "the first lines are not those of a segment");
    }
    requireHash(head, text, digest(buffer), name);
    for (var i = 0; i <= count; i++) {
      var row = i < count ? rows.get(i) : head.dictionary();
      if (row.length() < 0 || (row.length() == 0) != row.ciphertext().equals(Digest.NONE)) {
        var at = text.length() + (long) i * ROW;
        throw new DamagedException(at, at + ROW, "row " + i + " cannot be");
      }
    }
    return head;
  }

  private static void requireHash(SegmentHead head, String text, Digest written, Digest name)
      throws DamagedException {
    var end = head.length();
    if (!head.text().equals(text)) {
      throw new DamagedException(0, text.length(), "the first lines are not those of a segment");
    }
    var hash = head.hash();
    if (!hash.equals(written)) {
      // Two of three agree, as long as only one place was changed: the third is the wrong one.
      throw hash.equals(name)
          ? new DamagedException(
              end - Digest.LENGTH, end, "the hash at the end of the head is wrong")
          : new DamagedException(0, end - Digest.LENGTH, "the head's hash is not " + written);
    }
    if (!hash.equals(name)) {
      throw new DamagedException(0, end, "it is the segment " + hash + ", and was to be " + name);
    }
  }

  private static String readText(DataInputStream in) throws IOException, DamagedException {
    var bytes = new ByteArrayOutputStream(LONGEST_TEXT);
    int before = 0;
    while (bytes.size() < LONGEST_TEXT) {
      var next = in.read();
      if (next < 0) {
        throw new DamagedException(bytes.size(), bytes.size(), "the file ends within its head");
      }
      bytes.write(next);
      if (next == '\n' && before == '\n') {
        return bytes.toString(StandardCharsets.ISO_8859_1);
      }
      before = next;
    }
    throw new DamagedException(0, LONGEST_TEXT, "the first lines are not those of a segment");
  }

  private String text() {
    return MAGIC
        + "\npartition "
        + partition
        + "\nfirst "
        + first
        + "\nrecords "
        + rows.size()
        + "\nkey "
        + key
        + "\nprevious "
        + previous.hex()
        + "\nsealed "
        + AT.format(sealedAt)
        + "\n\n";
  }

  private byte[] unsigned() {
    var text = text().getBytes(StandardCharsets.ISO_8859_1);
    var buffer = ByteBuffer.allocate(text.length + (rows.size() + 1) * ROW).put(text);
    rows.forEach(row -> put(buffer, row));
    put(buffer, dictionary);
    return buffer.array();
  }

  private static void put(ByteBuffer buffer, Row row) {
    buffer.putInt(row.length()).putInt(row.day());
    buffer.put(row.ciphertext().toBytes()).put(row.record().toBytes());
  }

  private static Row row(ByteBuffer buffer) {
    return new Row(buffer.getInt(), buffer.getInt(), digest(buffer), digest(buffer));
  }

  private static Digest digest(ByteBuffer buffer) {
    var bytes = new byte[Digest.LENGTH];
    buffer.get(bytes);
    return Digest.known(bytes);
  }
}
