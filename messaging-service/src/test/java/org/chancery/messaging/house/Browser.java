package org.chancery.messaging.house;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A browser without a screen: keeps cookies, follows redirects, and fills in Keycloak's form.
public final class Browser {

  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

  private final URI address;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  /// A browser at a service's address.
  public Browser(URI address) {
    this.address = address;
  }

  /// Logs a demo person in through Keycloak's page.
  public HttpResponse<String> login(String username) {
    var page = send("GET", "/oauth2/authorization/keycloak", Map.of(), "");
    var form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("No login form at " + page.uri() + ": " + page.statusCode());
    }
    var body = "username=" + encoded(username) + "&password=" + encoded("chancery-demo");
    return send(
        "POST",
        form.group(1).replace("&amp;", "&"),
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        body);
  }

  /// Sends what a script of the page would, with the CSRF token of the cookie.
  public HttpResponse<String> script(String method, String path, String body) {
    return send(
        method,
        path,
        Map.of("Content-Type", "application/json", "X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse("")),
        body);
  }

  /// Sends a request with these headers and the cookies.
  public HttpResponse<String> send(
      String method, String target, Map<String, String> headers, String body) {
    var request =
        HttpRequest.newBuilder(address.resolve(target))
            .timeout(Duration.ofSeconds(60))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      // Browsers take localhost for secure and send such cookies over plain HTTP; Java does not.
      cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// The value of a cookie of the service.
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
