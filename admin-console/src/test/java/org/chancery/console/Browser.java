package org.chancery.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a browser is to the console: a cookie jar, redirects that are followed, and a login form
/// that somebody fills in. It remembers everything the console ever told it.
public final class Browser {

  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern HIDDEN_FIELD =
      Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final URI console;
  private final CookieManager cookies = new LoopbackCookies();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(5))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final List<String> heard = new ArrayList<>();

  /// A fresh browser that knows nobody.
  public Browser(int consolePort) {
    console = URI.create("http://localhost:" + consolePort);
  }

  /// Opens a page and follows redirects, as somebody typing an address would.
  public HttpResponse<String> open(String path) {
    return follow(console.resolve(path));
  }

  /// Opens a page, is sent to the realm, and logs in there; returns the page this led to.
  public HttpResponse<String> login(String path, String username) {
    var form = open(path);
    var action = FORM.matcher(form.body());
    if (!action.find()) {
      throw new IllegalStateException("no login form at " + form.uri() + ":\n" + form.body());
    }
    var answer =
        send(
            HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form("username", username, "password", "chancery-demo"))
                .build());
    return follow(answer);
  }

  /// Logs in at the console's front page.
  public HttpResponse<String> login(String username) {
    return login("/", username);
  }

  /// Presses the button of a page whose form has only hidden fields.
  public HttpResponse<String> submitForm(HttpResponse<String> page) {
    var action = FORM.matcher(page.body());
    if (!action.find()) {
      throw new IllegalStateException("no form at " + page.uri() + ":\n" + page.body());
    }
    var fields =
        HIDDEN_FIELD
            .matcher(page.body())
            .results()
            .flatMap(field -> Stream.of(field.group(1), field.group(2)))
            .toArray(String[]::new);
    return follow(
        send(
            HttpRequest.newBuilder(page.uri().resolve(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(form(fields))
                .build()));
  }

  /// A script's `fetch` of the page: no redirects, and the CSRF header on what changes something.
  public HttpResponse<String> fetch(String method, String path, String body) {
    return send(
        request(path)
            .header("X-XSRF-TOKEN", csrfToken())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// A script's `fetch` of something to read.
  public HttpResponse<String> fetch(String path) {
    return send(request(path).build());
  }

  /// A request somebody else's page makes the browser send: cookies, but no CSRF header.
  public HttpResponse<String> forged(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /// Everything the console answered so far, headers and bodies, but not what the realm answered.
  public String everythingHeard() {
    return String.join("\n", heard);
  }

  private String csrfToken() {
    return cookies.getCookieStore().get(console).stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(console.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> follow(URI first) {
    return follow(send(HttpRequest.newBuilder(first).timeout(Duration.ofSeconds(60)).build()));
  }

  private HttpResponse<String> follow(HttpResponse<String> answer) {
    var current = answer;
    for (int hops = 0; current.statusCode() / 100 == 3; hops++) {
      if (hops == 10) {
        throw new IllegalStateException("redirected in circles at " + current.uri());
      }
      var next = current.headers().firstValue("Location").orElseThrow();
      current = send(HttpRequest.newBuilder(current.uri().resolve(next)).build());
    }
    return current;
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (request.uri().getPort() == console.getPort()) {
        heard.add(answer.headers().map() + "\n" + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.BodyPublisher form(String... pairs) {
    var encoded = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      encoded
          .append(i == 0 ? "" : "&")
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return HttpRequest.BodyPublishers.ofString(encoded.toString());
  }

  /// Browsers count loopback as secure and send `Secure` cookies there over plain HTTP; the JDK
  /// does not, so the attribute is dropped on arrival.
  private static final class LoopbackCookies extends CookieManager {
    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      var kept = new HashMap<>(headers);
      kept.computeIfPresent(
          "Set-Cookie",
          (name, values) -> values.stream().map(value -> value.replace(";Secure", "")).toList());
      kept.computeIfPresent(
          "set-cookie",
          (name, values) -> values.stream().map(value -> value.replace(";Secure", "")).toList());
      super.put(uri, kept);
    }
  }
}
