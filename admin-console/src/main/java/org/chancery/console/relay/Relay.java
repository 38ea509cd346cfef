package org.chancery.console.relay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chancery.console.platform.Problem;
import org.chancery.console.platform.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/// Sends one request on and streams the answer back.
///
/// Only headers on the lists below cross, in either direction: no cookie reaches a service, no
/// connection-level header and no credential reaches the browser.
@Component
class Relay {

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  /// A dry run over a year of records ends well within it; the browser takes a longer one up again.
  static final Duration STREAM_TIMEOUT = Duration.ofMinutes(10);

  /// The largest request is a file of 50,000 terms, or a dry run with the lists it needs.
  static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;

  private static final int PIECE_BYTES = 8 * 1024;

  private static final List<String> REQUEST_HEADERS =
      List.of(
          HttpHeaders.ACCEPT,
          HttpHeaders.ACCEPT_LANGUAGE,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH);
  private static final List<String> RESPONSE_HEADERS =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_LANGUAGE,
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.ETAG,
          HttpHeaders.RETRY_AFTER);

  private final Map<Upstream, URI> addresses;
  private final JdkClientHttpRequestFactory requests;
  private final JdkClientHttpRequestFactory streams;

  Relay(ServiceProperties services) {
    addresses =
        Map.of(
            Upstream.MESSAGING, services.messaging().url(),
            Upstream.ARCHIVE, services.archive().url());
    var client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(READ_TIMEOUT);
    streams = new JdkClientHttpRequestFactory(client);
    streams.setReadTimeout(STREAM_TIMEOUT);
  }

  void pass(
      Upstream service,
      String path,
      String accessToken,
      HttpServletRequest from,
      HttpServletResponse to) {
    var body = bodyOf(from);
    try {
      var factory = wantsEvents(from) ? streams : requests;
      var request = factory.createRequest(target(service, path, from), methodOf(from));
      copyRequestHeaders(from, request);
      request.getHeaders().setBearerAuth(accessToken);
      if (body.length > 0) {
        StreamUtils.copy(body, request.getBody());
      }
      try (var response = request.execute()) {
        answer(service, response, to);
      }
    } catch (HttpTimeoutException e) {
      throw e instanceof java.net.http.HttpConnectTimeoutException
          ? away(service)
          : tooSlow(service);
    } catch (IOException e) {
      if (to.isCommitted()) {
        // Half an answer is out; breaking the connection is the only way left to say so.
        throw new java.io.UncheckedIOException(e);
      }
      throw away(service);
    }
  }

  private static byte[] bodyOf(HttpServletRequest from) {
    try {
      var body = from.getInputStream().readNBytes(MAX_REQUEST_BYTES + 1);
      if (body.length > MAX_REQUEST_BYTES) {
        throw new Refusal(
            Problem.BODY_TOO_LARGE, "A request may have up to " + MAX_REQUEST_BYTES + " bytes.");
      }
      return body;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private URI target(Upstream service, String path, HttpServletRequest from) {
    var query = from.getQueryString();
    return URI.create(addresses.get(service) + "/api" + path + (query == null ? "" : "?" + query));
  }

  private static HttpMethod methodOf(HttpServletRequest from) {
    return HttpMethod.valueOf(from.getMethod());
  }

  private static void copyRequestHeaders(HttpServletRequest from, ClientHttpRequest to) {
    for (var name : REQUEST_HEADERS) {
      var value = from.getHeader(name);
      if (value != null) {
        to.getHeaders().set(name, value);
      }
    }
  }

  private static void answer(Upstream service, ClientHttpResponse from, HttpServletResponse to)
      throws IOException {
    HttpStatusCode status = from.getStatusCode();
    if (status.is3xxRedirection() && status.value() != 304) {
      throw new Refusal(
          Problem.SERVICE_UNAVAILABLE,
          "The " + service.wireName() + " service answered with a redirect, which it never should.",
          Map.of("service", service.wireName()));
    }
    to.setStatus(status.value());
    for (var name : RESPONSE_HEADERS) {
      var value = from.getHeaders().getFirst(name);
      if (value != null) {
        to.setHeader(name, value);
      }
    }
    // Records and policies are nobody's to keep on a shared machine's disk.
    to.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (MediaType.TEXT_EVENT_STREAM.isCompatibleWith(from.getHeaders().getContentType())) {
      passAsItComes(from.getBody(), to);
    } else {
      from.getBody().transferTo(to.getOutputStream());
    }
  }

  /// Events are worth something at once, so nothing waits for a buffer to fill.
  private static void passAsItComes(InputStream events, HttpServletResponse to) throws IOException {
    var piece = new byte[PIECE_BYTES];
    for (int read = events.read(piece); read >= 0; read = events.read(piece)) {
      to.getOutputStream().write(piece, 0, read);
      to.flushBuffer();
    }
  }

  private static boolean wantsEvents(HttpServletRequest from) {
    var accept = from.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }

  private static Refusal away(Upstream service) {
    return new Refusal(
        Problem.SERVICE_UNAVAILABLE,
        "The "
            + service.wireName()
            + " service can't be reached. Nothing was changed; try again in"
            + " a moment.",
        Map.of("service", service.wireName()));
  }

  private static Refusal tooSlow(Upstream service) {
    return new Refusal(
        Problem.SERVICE_TIMEOUT,
        "The "
            + service.wireName()
            + " service took longer than "
            + READ_TIMEOUT.toSeconds()
            + " seconds. What you asked for may still have happened; look before you repeat it.",
        Map.of("service", service.wireName()));
  }
}
