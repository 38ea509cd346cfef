package org.chancery.archive.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chancery.verify.ledger.ByteString;

/// Asks attesters over HTTP. A question ends after its time, whether nothing comes or it comes byte
/// by byte, and of an answer no more than 64 KiB is read.
final class AttestationClient implements AutoCloseable {

  private static final int MOST_BYTES = 64 << 10;

  private final HttpClient http;
  private final Duration timeout;

  AttestationClient(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// An answer.
  ///
  /// @param type its media type; empty when it names none
  record Answer(int status, String type, ByteString body) {}

  /// Posts something.
  ///
  /// @throws UncheckedIOException when there was no whole answer in time
  Answer post(URI url, String type, byte[] body) {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    var asked =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      var answer = asked.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          ByteString.of(answer.body()));
    } catch (TimeoutException late) {
      asked.cancel(true);
      throw new UncheckedIOException(new IOException("no answer in " + timeout, late));
    } catch (ExecutionException failed) {
      var cause = failed.getCause();
      if (cause instanceof HttpTimeoutException) {
        throw new UncheckedIOException(new IOException("no answer in " + timeout, cause));
      }
      throw new UncheckedIOException(
          cause instanceof IOException io ? io : new IOException("no answer", cause));
    } catch (InterruptedException stopped) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("stopped", stopped));
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
