package org.chancery.console.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.console.ConsoleServers.ARCHIVE;
import static org.chancery.console.ConsoleServers.MESSAGING;

import java.time.Duration;
import java.util.Map;
import org.chancery.console.Browser;
import org.chancery.console.ConsoleServers;
import org.chancery.console.MutableInstants;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ConsoleServers.class)
class RelayIT {

  @LocalServerPort int port;
  @Autowired MutableInstants time;

  private Browser browser;

  @BeforeEach
  void openBrowser() {
    browser = new Browser(port);
    time.reset();
    MESSAGING.reset();
    ARCHIVE.reset();
  }

  @Test
  void requestReachesTheServiceWithTheOfficersOwnTokenAndNoCookie() {
    browser.login("c.laurent");
    ARCHIVE.answers(200, Map.of("Content-Type", "application/json"), "{\"items\":[]}");

    var answer = browser.fetch("/api/archive/search?q=%22inside+information%22&limit=20");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"items\":[]}");
    var heard = ARCHIVE.heard().getFirst();
    assertThat(heard.target()).isEqualTo("/api/search?q=%22inside+information%22&limit=20");
    assertThat(heard.header("Authorization")).startsWith("Bearer eyJ");
    assertThat(heard.headers()).doesNotContainKeys("Cookie", "X-xsrf-token");
  }

  @Test
  void noTokenEverReachesTheBrowser() {
    browser.login("c.laurent");
    browser.fetch("/api/me");
    browser.fetch("/api/archive/search?q=x");
    browser.fetch("POST", "/api/messaging/policies/try", "{\"text\":\"x\"}");
    browser.fetch("/api/archive/nothing");
    browser.fetch("POST", "/logout", "");

    var token = ARCHIVE.heard().getFirst().header("Authorization").substring("Bearer ".length());

    assertThat(browser.everythingHeard())
        .doesNotContain(token)
        .as("every JSON web token starts with the same characters")
        .doesNotContain("eyJ");
  }

  @Test
  void eventsOfAServiceArriveAsEvents() {
    browser.login("n.aziz");
    ARCHIVE.answers(200, Map.of("Content-Type", "text/event-stream"), "event:report\ndata:{}\n\n");

    var answer = browser.fetch("/api/archive/dry-runs/0199-1/events");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(answer.body()).isEqualTo("event:report\ndata:{}\n\n");
  }

  @Test
  void changeIsPassedOnWithItsBody() {
    browser.login("n.aziz");

    browser.fetch("PUT", "/api/messaging/policies/insider", "{\"name\":\"Insider\"}");

    var heard = MESSAGING.heard().getFirst();
    assertThat(heard.method()).isEqualTo("PUT");
    assertThat(heard.target()).isEqualTo("/api/policies/insider");
    assertThat(heard.body()).isEqualTo("{\"name\":\"Insider\"}");
  }

  @Test
  void changeWithoutTheCsrfTokenIsRefusedAndNotPassedOn() {
    browser.login("e.silva");

    var answer =
        browser.forged("POST", "/api/messaging/policies/insider/publish", "{\"revision\":1}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("urn:chancery:problem:csrf-token-required");
    assertThat(MESSAGING.heard()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/archive/records/1",
    "POST, /api/archive/search",
    "GET, /api/archive/actuator/prometheus",
    "GET, /api/messaging/conversations",
    "POST, /api/messaging/feed/acknowledgements",
    "GET, /api/somewhere/else"
  })
  void whatThePagesDoNotNeedIsNotPassedOn(String method, String path) {
    browser.login("c.laurent");

    var answer = browser.fetch(method, path, "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("urn:chancery:problem:not-relayed");
    assertThat(ARCHIVE.heard()).isEmpty();
    assertThat(MESSAGING.heard()).isEmpty();
  }

  @Test
  void refusalOfTheServiceArrivesAsItWasSaid() {
    browser.login("h.brandt");
    ARCHIVE.answers(
        403,
        Map.of(
            "Content-Type", "application/problem+json",
            "WWW-Authenticate", "Bearer realm=\"archive\"",
            "Set-Cookie", "theirs=1",
            "X-Powered-By", "curiosity"),
        "{\"title\":\"Only compliance officers\"}");

    var answer = browser.fetch("/api/archive/search?q=x");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"title\":\"Only compliance officers\"}");
    assertThat(answer.headers().map())
        .doesNotContainKeys("www-authenticate", "x-powered-by")
        .containsEntry("cache-control", java.util.List.of("no-store"));
    assertThat(browser.everythingHeard()).doesNotContain("theirs=1");
  }

  @Test
  void serviceThatIsAwayIsNamed() {
    browser.login("c.laurent");

    ARCHIVE.whileAway(() -> {
      var answer = browser.fetch("/api/archive/overview");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .contains("urn:chancery:problem:service-unavailable")
          .contains("\"service\":\"archive\"");
    });
  }

  @Test
  void redirectOfAServiceIsNotFollowed() {
    browser.login("c.laurent");
    ARCHIVE.answers(302, Map.of("Location", "http://elsewhere.example/"), "");

    var answer = browser.fetch("/api/archive/overview");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void requestLargerThanAnyPolicyIsRefused() {
    browser.login("n.aziz");

    var answer =
        browser.fetch(
            "POST", "/api/messaging/policies/try", "x".repeat(Relay.MAX_REQUEST_BYTES + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(MESSAGING.heard()).isEmpty();
  }

  @Test
  void expiredTokenIsRenewedWithoutTheOfficerNoticing() {
    browser.login("c.laurent");
    browser.fetch("/api/archive/overview");

    time.pass(Duration.ofHours(1));
    var answer = browser.fetch("/api/archive/overview");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ARCHIVE.heard().get(1).header("Authorization"))
        .isNotEqualTo(ARCHIVE.heard().get(0).header("Authorization"));
  }

  @Test
  void officerLogsInAgainWhenTheRealmWillNotRenewTheToken() {
    browser.login("c.laurent");
    browser.submitForm(
        browser.open(
            TestServers.issuer() + "/protocol/openid-connect/logout?client_id=chancery-console"));

    time.pass(Duration.ofHours(1));
    var refused = browser.fetch("/api/archive/overview");
    var page = browser.open("/");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("urn:chancery:problem:login-required");
    assertThat(page.body()).contains("password");
    assertThat(ARCHIVE.heard()).isEmpty();
  }
}
