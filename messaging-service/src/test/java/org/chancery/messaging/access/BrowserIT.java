package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chancery.messaging.house.Browser;
import org.chancery.messaging.house.House;
import org.junit.jupiter.api.Test;

final class BrowserIT {

  private static final String ROOM = "{\"kind\":\"room\",\"name\":\"Desk\"}";

  @Test
  void personLogsInByKeycloaksFormAndStaysKnownByCookieOnly() {
    var browser = new Browser(House.shared().address());
    browser.login("r.haddad");

    var me = browser.script("GET", "/api/me", "");

    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.body()).contains("\"username\":\"r.haddad\"", "\"unit\":\"wealth\"");
    assertThat(browser.cookie("chancery-session")).isPresent();
  }

  @Test
  void pageOfAnotherSiteCannotWriteInSomebodysName() {
    var browser = new Browser(House.shared().address());
    browser.login("r.haddad");

    var forged =
        browser.send(
            "POST", "/api/conversations", Map.of("Content-Type", "application/json"), ROOM);
    var own = browser.script("POST", "/api/conversations", ROOM);

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("urn:chancery:problem:csrf-token");
    assertThat(own.statusCode()).isEqualTo(201);
  }

  @Test
  void logoutEndsTheSessionAndNamesKeycloaksLogout() {
    var browser = new Browser(House.shared().address());
    browser.login("t.okafor");

    var logout = browser.script("POST", "/logout", "");

    assertThat(logout.body()).contains("/protocol/openid-connect/logout?id_token_hint=");
    assertThat(browser.script("GET", "/api/me", "").statusCode()).isEqualTo(401);
  }

  @Test
  void strangerIsToldToLogInAndNeverRedirected() {
    var browser = new Browser(House.shared().address());

    var answer = browser.script("GET", "/api/me", "");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self';"));
  }
}
