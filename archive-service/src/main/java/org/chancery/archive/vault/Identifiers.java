package org.chancery.archive.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The dictionary of a segment: what its records' compression refers to.
///
/// It holds the shape of a record and the ids and hashes that several records of the segment name,
/// and nothing that anybody wrote: it outlives a record that is disposed of, until the last one of
/// its segment is.
final class Identifiers {

  private static final int LARGEST = 256 << 10;
  private static final int LEVEL = 3;
  private static final Pattern ID =
      Pattern.compile(
          "(?:\"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\",?)++|\"sha256:[0-9a-f]{64}\"");
  private static final String SHAPE =
      "{\"actor\":{\"id\":\"\",\"name\":\"\",\"unit\":\"\",\"username\":\"\"},\"at\":\"20\",\"audience\":"
          + "{\"members\":[\"\",\"\"],\"membershipVersion\":1},\"content\":{\"clientId\":\"\",\"text\":\"\"},"
          + "\"conversation\":{\"id\":\"\",\"kind\":\"room\",\"name\":\"\"},\"id\":\"\",\"partition\":1,"
          + "\"position\":1,\"prev\":\"sha256:\",\"type\":\"message.posted\",\"v\":1,\"verdict\":{\"findings\":[],"
          + "\"micros\":1,\"outcome\":\"allowed\",\"policySet\":\"sha256:";

  private Identifiers() {}

  /// The dictionary for these records.
  static byte[] of(List<byte[]> records) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (var record : records) {
      var ids = ID.matcher(new String(record, StandardCharsets.UTF_8));
      while (ids.find()) {
        seen.merge(ids.group(), 1, Integer::sum);
      }
    }
    var dictionary = new StringBuilder();
    // What is near the end is cheapest to refer to, so what saves most comes last.
    seen.entrySet().stream()
        .filter(id -> id.getValue() > 1)
        .sorted(
            java.util.Comparator.comparingLong(id -> (long) id.getValue() * id.getKey().length()))
        .forEach(id -> dictionary.append(id.getKey()));
    dictionary.append(SHAPE);
    var bytes = dictionary.toString().getBytes(StandardCharsets.US_ASCII);
    return bytes.length <= LARGEST
        ? bytes
        : java.util.Arrays.copyOfRange(bytes, bytes.length - LARGEST, bytes.length);
  }

  /// The dictionary for what is no record: nothing of it may stand in what outlives it.
  static byte[] none(List<byte[]> files) {
    return SHAPE.getBytes(StandardCharsets.US_ASCII);
  }

  /// Compresses records one by one.
  static List<byte[]> compress(List<byte[]> records, byte[] dictionary) {
    try (var zstd = new ZstdCompressCtx()) {
      zstd.setLevel(LEVEL).setDictID(false).setContentSize(true).loadDict(dictionary);
      return records.stream().map(zstd::compress).toList();
    }
  }

  /// A record as it was.
  ///
  /// @throws com.github.luben.zstd.ZstdException when it was not compressed with this dictionary
  static byte[] expand(byte[] compressed, byte[] dictionary) {
    try (var zstd = new ZstdDecompressCtx()) {
      zstd.loadDict(dictionary);
      return zstd.decompress(compressed, Math.toIntExact(Zstd.getFrameContentSize(compressed)));
    }
  }
}
