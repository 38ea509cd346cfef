package org.chancery.archive.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.RecordReader;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/// The journal feed over HTTP: records line by line, and the acknowledgement of what is stored.
final class JournalFeed {

  /// Far above any record messaging can write; a longer line means that the feed is not a feed.
  private static final int MAX_LINE = 32 << 20;

  private final RestClient http;
  private final FeedToken token;
  private final int limit;

  JournalFeed(RestClient http, FeedToken token, int limit) {
    this.http = http;
    this.token = token;
    this.limit = limit;
  }

  /// Reads the records after these positions.
  ///
  /// @param after one position for each partition
  /// @param wait how long the feed may wait for a first record
  /// @param line gets each record's bytes, in the feed's order, while the answer is still coming in
  /// @return the journal's current heads, one for each partition
  /// @throws FeedUnavailable when the feed answers anything but records
  /// @throws org.springframework.web.client.RestClientException when it does not answer
  List<Long> read(List<Long> after, Duration wait, Consumer<CanonicalBytes> line) {
    return http.get()
        .uri(
            "/feed/records?after={after}&limit={limit}&wait={wait}",
            joined(after),
            limit,
            wait.toSeconds())
        .headers(headers -> headers.setBearerAuth(token.value()))
        .accept(MediaType.APPLICATION_NDJSON)
        .exchangeForRequiredValue((_, response) -> {
          requireSuccess(response);
          var heads = heads(response.getHeaders().getFirst("Chancery-Journal-Heads"));
          readLines(response.getBody(), line);
          return heads;
        });
  }

  /// Tells the feed that everything up to these positions is stored and may be pruned.
  void acknowledge(List<Long> positions) {
    http.post()
        .uri("/feed/acknowledgements")
        .headers(headers -> headers.setBearerAuth(token.value()))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Acknowledgement("archive", positions))
        .exchange((_, response) -> {
          requireSuccess(response);
          return "";
        });
  }

  private void requireSuccess(ClientHttpResponse response) throws IOException {
    HttpStatusCode status = response.getStatusCode();
    if (status.value() == 401) {
      token.forget();
    }
    if (!status.is2xxSuccessful()) {
      throw new FeedUnavailable("the journal feed answered " + status.value());
    }
  }

  private static List<Long> heads(@org.jspecify.annotations.Nullable String header) {
    if (header == null) {
      throw new FeedUnavailable("the journal feed names no heads");
    }
    try {
      var heads = Arrays.stream(header.split(",")).map(String::strip).map(Long::valueOf).toList();
      if (heads.size() == RecordReader.PARTITIONS) {
        return heads;
      }
    } catch (NumberFormatException notPositions) {
      // Falls through to the one refusal below.
    }
    throw new FeedUnavailable(
        "the journal feed's heads are not " + RecordReader.PARTITIONS + " positions");
  }

  private static void readLines(InputStream body, Consumer<CanonicalBytes> line)
      throws IOException {
    var chunk = new byte[1 << 16];
    var unfinished = new ByteArrayOutputStream(1 << 10);
    for (var count = body.read(chunk); count >= 0; count = body.read(chunk)) {
      var start = 0;
      for (var at = 0; at < count; at++) {
        if (chunk[at] == '\n') {
          unfinished.write(chunk, start, at - start);
          start = at + 1;
          if (unfinished.size() > 0) {
            line.accept(CanonicalBytes.of(unfinished.toByteArray()));
            unfinished.reset();
          }
        }
      }
      unfinished.write(chunk, start, count - start);
      if (unfinished.size() > MAX_LINE) {
        throw new FeedUnavailable(
            "a line of the journal feed is longer than " + MAX_LINE + " bytes");
      }
    }
    // A record without its line end was cut off in transit; it comes again.
  }

  private static String joined(List<Long> positions) {
    return positions.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private record Acknowledgement(String reader, List<Long> positions) {}

  /// The feed answered, but not with records.
  static final class FeedUnavailable extends RuntimeException {
    FeedUnavailable(String message) {
      super(message);
    }
  }
}
