package org.chancery.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.console.Browser;
import org.chancery.console.ConsoleServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(ConsoleServers.class)
class GateIT {

  @LocalServerPort int port;

  private Browser browser;

  @BeforeEach
  void openBrowser() {
    browser = new Browser(port);
    ConsoleServers.MESSAGING.reset();
    ConsoleServers.ARCHIVE.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "c.laurent, compliance-officer",
    "h.brandt, compliance-lead",
    "n.aziz, policy-author",
    "e.silva, policy-approver",
    "o.keane, auditor",
    "p.novak, operator"
  })
  void everyConsoleRoleOpensTheConsole(String username, String role) {
    browser.login(username);

    var me = browser.fetch("/api/me");

    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.body())
        .contains("\"username\":\"" + username + "\"")
        .contains("\"" + role + "\"");
  }

  @Test
  void officerIsToldWhatTheirRoleMayTry() {
    browser.login("c.laurent");

    var me = browser.fetch("/api/me");

    assertThat(me.body())
        .contains("\"name\":\"Claire Laurent\"")
        .contains("\"unit\":\"compliance\"")
        .contains("\"search-records\"")
        .contains("\"read-access-log\"")
        .doesNotContain("publish-policies");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search?q=bonus", "/policies"})
  void employeeSeesAPageThatSaysTheConsoleIsNotForThem(String page) {
    var answer = browser.login(page, "r.haddad");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("not open to your account").contains("action=\"/logout\"");
  }

  @Test
  void employeeOpensTheNoticesToThemselvesAndNothingElse() {
    var page = browser.login("/my-notices", "r.haddad");

    assertThat(page.statusCode())
        .as("let in, whether or not the web app is built")
        .isNotEqualTo(403);
    assertThat(page.uri().getPath()).isEqualTo("/my-notices");
    assertThat(browser.fetch("/api/archive/my-notices").statusCode()).isNotEqualTo(403);
    assertThat(browser.fetch("/api/archive/holds").statusCode()).isEqualTo(403);
    assertThat(browser.open("/").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/me", "/api/archive/search?q=x", "/api/messaging/overview"})
  void employeeGetsAProblemFromTheApiAndNoServiceIsAsked(String path) {
    browser.login("r.haddad");

    var answer = browser.fetch(path);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("urn:chancery:problem:role-required");
    assertThat(ConsoleServers.ARCHIVE.heard()).isEmpty();
    assertThat(ConsoleServers.MESSAGING.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/me", "/api/archive/search?q=x", "/api/nothing"})
  void strangerGetsAProblemFromTheApiNeverARedirect(String path) {
    var answer = browser.fetch(path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("urn:chancery:problem:login-required");
  }

  @Test
  void strangerIsSentToTheRealmAndBackToTheLinkTheyFollowed() {
    var page = browser.login("/search?q=%22guaranteed+return%22", "c.laurent");

    assertThat(page.uri().getPath()).isEqualTo("/search");
    assertThat(page.uri().getRawQuery()).isEqualTo("q=%22guaranteed+return%22");
  }

  @Test
  void loggingOutEndsTheSessionHereAndAtTheRealm() {
    browser.login("c.laurent");

    var answer = browser.fetch("POST", "/logout", "");
    var api = browser.fetch("/api/me");
    var page = browser.open("/");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/signed-out");
    assertThat(api.statusCode()).isEqualTo(401);
    assertThat(page.body()).as("the realm asks for the password again").contains("password");
  }

  @Test
  void employeeCanLogOutFromThePageThatTurnsThemAway() {
    var refusal = browser.login("r.haddad");

    var after = browser.submitForm(refusal);

    assertThat(after.uri().getPath()).isEqualTo("/signed-out");
    assertThat(browser.fetch("/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void everyAnswerForbidsFramesInlineScriptsAndGuessing() {
    var headers = browser.fetch("/signed-out").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .contains("frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  @Test
  void sessionCookieIsOutOfReachOfScripts() {
    browser.fetch("/oauth2/authorization/keycloak");

    assertThat(browser.everythingHeard())
        .containsPattern("CHANCERY_CONSOLE=[^;]+; Path=/; HttpOnly; SameSite=Lax");
  }
}
