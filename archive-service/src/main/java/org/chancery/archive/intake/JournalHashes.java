package org.chancery.archive.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

/// What the journal says it holds: hashes and days, without the records.
public final class JournalHashes {

  private final RestClient http;
  private final FeedToken token;

  JournalHashes(RestClient http, FeedToken token) {
    this.http = http;
    this.token = token;
  }

  /// One record of the journal.
  ///
  /// @param day in UTC
  /// @param hash `sha256:` and 64 hexadecimal digits, taken by the journal of its bytes
  public record Line(long position, LocalDate day, String hash) {}

  /// A stretch of a partition.
  ///
  /// @param head the partition's last position
  /// @param pruned up to where the journal has let its records go
  /// @param records in position order
  public record Answer(long head, long pruned, List<Line> records) {
    /// Copies the list.
    public Answer {
      records = List.copyOf(records);
    }
  }

  /// Asks for the records of a partition after a position.
  ///
  /// @param limit at most so many
  /// @throws org.springframework.web.client.RestClientException when the journal does not answer
  /// @throws IllegalStateException when it answers something else
  public Answer after(int partition, long position, int limit) {
    @Nullable Answer answer =
        http.get()
            .uri(
                "/feed/hashes?partition={partition}&after={after}&limit={limit}",
                partition,
                position,
                limit)
            .headers(headers -> headers.setBearerAuth(token.value()))
            .retrieve()
            .onStatus(
                HttpStatusCode::isError,
                (_, response) -> {
                  if (response.getStatusCode().value() == 401) {
                    token.forget();
                  }
                  throw new IllegalStateException(
                      "the journal answered " + response.getStatusCode().value());
                })
            .body(Answer.class);
    if (answer == null) {
      throw new IllegalStateException("the journal answered nothing");
    }
    return answer;
  }
}
