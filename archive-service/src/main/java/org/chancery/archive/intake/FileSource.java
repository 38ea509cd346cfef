package org.chancery.archive.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.chancery.archive.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/// Fetches files that records name from where they are kept.
public final class FileSource {

  private static final Logger log = LoggerFactory.getLogger(FileSource.class);

  private final RestClient http;
  private final FeedToken token;

  FileSource(RestClient http, FeedToken token) {
    this.http = http;
    this.token = token;
  }

  /// What is done with a file's content while it comes in.
  public interface Use {
    /// Takes the content.
    void of(InputStream content) throws IOException;
  }

  /// Opens a file.
  ///
  /// @throws Refusal when it is not there, or its keeper does not answer
  public void open(UUID file, Use use) {
    try {
      http.get()
          .uri("/feed/attachments/{file}", file)
          .headers(headers -> headers.setBearerAuth(token.value()))
          .exchange((_, response) -> {
            var status = response.getStatusCode();
            if (status.value() == 404) {
              throw Refusal.notFound("file");
            }
            if (!status.is2xxSuccessful()) {
              log.warn("a file could not be fetched: status {}", status.value());
              throw away();
            }
            use.of(response.getBody());
            return "";
          });
    } catch (RestClientException failure) {
      log.warn("a file could not be fetched: {}", failure.getClass().getSimpleName());
      throw away();
    }
  }

  private static Refusal away() {
    return Refusal.unavailable(
        "file-unavailable", "The messaging service does not hand the file out. Try again soon.");
  }
}
