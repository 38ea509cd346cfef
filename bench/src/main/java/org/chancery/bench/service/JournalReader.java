package org.chancery.bench.service;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the journal itself, through the feed the archive reads, and checks its chain on the way.
/// It never acknowledges anything.
public final class JournalReader {

  private static final int PARTITIONS = 16;
  private static final int LIMIT = 2000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonHttp http;
  private final Supplier<String> token;

  /// The feed of the messaging service at `address`, with a token that has the role
  /// `journal-reader`.
  public JournalReader(URI address, Supplier<String> token) {
    this.http = new JsonHttp(address);
    this.token = token;
  }

  /// The newest position of each partition.
  public long[] heads() {
    return heads(
        http.raw("/feed/records?after=" + join(new long[PARTITIONS]) + "&limit=1&wait=0", token));
  }

  /// Hands every record after `after` up to the present heads to `taker`.
  ///
  /// @return what is wrong with positions or hashes, in words; empty if nothing is
  public List<String> read(long[] after, Consumer<JsonNode> taker) {
    var faults = new ArrayList<String>();
    var positions = Arrays.copyOf(after, PARTITIONS);
    var hashes = new String[PARTITIONS];
    var until = heads();
    while (isBehind(positions, until)) {
      var page =
          http.raw("/feed/records?after=" + join(positions) + "&limit=" + LIMIT + "&wait=0", token);
      if (page.body().length == 0) {
        faults.add(
            "the feed ends at %s, before its heads %s".formatted(join(positions), join(until)));
        return faults;
      }
      for (var line : new String(page.body(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          take(line, positions, hashes, faults, taker);
        }
      }
    }
    return faults;
  }

  private static void take(
      String line,
      long[] positions,
      String[] hashes,
      List<String> faults,
      Consumer<JsonNode> taker) {
    var record = JSON.readTree(line);
    var partition = record.path("partition").asInt();
    var position = record.path("position").asLong();
    if (position != positions[partition] + 1) {
      faults.add(
          "partition %d jumps from position %d to %d"
              .formatted(partition, positions[partition], position));
    }
    var before = hashes[partition];
    if (before != null && !before.equals(record.path("prev").asString(""))) {
      faults.add(
          "partition %d position %d does not continue the hash chain"
              .formatted(partition, position));
    }
    positions[partition] = position;
    hashes[partition] = "sha256:" + sha256(line);
    taker.accept(record);
  }

  private static boolean isBehind(long[] positions, long[] until) {
    for (var i = 0; i < PARTITIONS; i++) {
      if (positions[i] < until[i]) {
        return true;
      }
    }
    return false;
  }

  private static long[] heads(HttpResponse<byte[]> response) {
    var header = response.headers().firstValue("Chancery-Journal-Heads");
    var heads =
        Arrays.stream(header.orElse("").split(",", -1))
            .filter(head -> !head.isBlank())
            .mapToLong(head -> Long.parseLong(head.strip()))
            .toArray();
    if (heads.length != PARTITIONS) {
      throw new IllegalStateException("the feed's answer names no journal heads");
    }
    return heads;
  }

  private static String join(long[] positions) {
    return Arrays.stream(positions).mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static String sha256(String line) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
