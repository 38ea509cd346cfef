package org.chancery.messaging.preview;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.chancery.messaging.journal.LinkCard;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Fetches the beginning of a page from wherever people link to, for whom it is a stranger's
/// server: every wait and every buffer has an end, no answer changes what is sent next but by where
/// it forwards to, and each address on the way is checked ([PublicAddresses]).
@Component
class PageFetch implements DisposableBean {

  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;

  private final PreviewSettings settings;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("preview-deadlines").daemon().factory());

  PageFetch(PreviewSettings settings) {
    this.settings = settings;
    this.client = client(settings);
  }

  private static CloseableHttpClient client(PreviewSettings settings) {
    Timeout connect = Timeout.of(settings.connectTimeout());
    Timeout read = Timeout.of(settings.readTimeout());
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(settings.networks()))
                .setMaxConnTotal(settings.workers())
                .setMaxConnPerRoute(settings.workers())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(read)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                            Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxEmptyLineCount(1)
                                .build())
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(read)
                .build())
        // Straight to the address that was checked, whatever the machine's settings say of proxies.
        .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
        .setConnectionReuseStrategy((_, _, _) -> false)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .setUserAgent("Chancery link preview")
        .build();
  }

  /// What the page at an address says of itself; empty for what is no page, says nothing, or
  /// forwards too often or out of bounds.
  ///
  /// @throws ForbiddenAddress for an address of a network that is not public
  /// @throws IOException when it does not answer, not in time, or not in HTTP
  Optional<LinkCard> fetch(URI address) throws IOException {
    long end = System.nanoTime() + settings.totalTimeout().toNanos();
    Optional<URI> next = Optional.of(address);
    for (int hop = 0; hop <= settings.redirects() && next.isPresent(); hop++) {
      switch (ask(next.get(), end)) {
        case Found(LinkCard card) -> {
          return Optional.of(card);
        }
        case Elsewhere(URI from, String location) ->
            next = PageAddress.next(from, location, settings.ports());
        case Nothing _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private sealed interface Answer {}

  private record Found(LinkCard card) implements Answer {}

  private record Elsewhere(URI from, String location) implements Answer {}

  private record Nothing() implements Answer {}

  private Answer ask(URI address, long end) throws IOException {
    HttpGet request = new HttpGet(address);
    request.setHeader(HttpHeaders.ACCEPT, "text/html");
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive()) {
      throw new IOException("No time is left.");
    }
    // Timeouts of single reads do not end a page that comes byte by byte.
    Future<?> deadline = deadlines.schedule(request::cancel, left.toNanos(), TimeUnit.NANOSECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      try {
        return read(address, response);
      } finally {
        // First, or closing would read the rest of what may have no end.
        request.cancel();
        // That a rest can't be read any more says nothing of the answer.
        Closer.closeQuietly(response);
      }
    } finally {
      deadline.cancel(false);
    }
  }

  private Answer read(URI address, ClassicHttpResponse response) throws IOException {
    return switch (response.getCode()) {
      case 200 -> page(address, response.getEntity());
      case 301, 302, 303, 307, 308 -> {
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        yield location == null || location.getValue() == null
            ? new Nothing()
            : new Elsewhere(address, location.getValue());
      }
      default -> new Nothing();
    };
  }

  private Answer page(URI address, @Nullable HttpEntity entity) throws IOException {
    ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
    boolean plain =
        entity != null
            && (entity.getContentEncoding() == null
                || entity.getContentEncoding().equalsIgnoreCase("identity"));
    if (entity == null || type == null || !plain || !type.isSameMimeType(ContentType.TEXT_HTML)) {
      return new Nothing();
    }
    InputStream content = entity.getContent();
    return content == null
        ? new Nothing()
        : PageText.read(content.readNBytes(settings.maxBytes()), type.getParameter("charset"))
            .<Answer>map(text -> new Found(text.at(address.toString())))
            .orElseGet(Nothing::new);
  }

  @Override
  public void destroy() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }
}
