package org.chancery.messaging.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.house.Browser;
import org.chancery.messaging.house.House;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Each test has a person to itself, whose sessions it counts on record.
final class SessionIT {

  private static final String OPENED = "session.opened";
  private static final String CLOSED = "session.closed";

  private final House house = House.shared();
  private final JdbcClient jdbc = house.bean(JdbcClient.class);

  @Test
  @DisplayName("P2: a login and its logout are on record, and the session's sockets close")
  void loginAndLogoutAreOnRecord() {
    var browser = new Browser(house.address());
    browser.login("s.nakamura");
    var socket = socketOf(browser);
    assertThat(sessionsOf("s.nakamura")).containsExactly(OPENED);

    browser.script("POST", "/logout", "");

    assertThat(socket.closeCode()).isEqualTo(4401);
    assertThat(sessionsOf("s.nakamura")).containsExactly(OPENED, CLOSED);
  }

  @Test
  @DisplayName("P2: a dismissed person's sessions end on record, and all their sockets close")
  void dismissalEndsSessionsAndSockets() {
    var browser = new Browser(house.address());
    browser.login("d.lindqvist");
    var socket = socketOf(browser);
    var program = house.as("d.lindqvist");
    var other = ChatSocket.open(house.socket(), "Authorization", "Bearer " + program.token());

    dismiss(idOf(browser));

    assertThat(socket.closeCode()).isEqualTo(4401);
    assertThat(other.closeCode()).isEqualTo(4401);
    assertThat(browser.script("GET", "/api/me", "").statusCode()).isEqualTo(401);
    assertThat(sessionsOf("d.lindqvist")).containsExactly(OPENED, CLOSED);
  }

  @Test
  @DisplayName("P2: a session that expired is found, closed on record once, and its sockets close")
  void expiryIsOnRecord() {
    var browser = new Browser(house.address());
    browser.login("k.mensah");
    var socket = socketOf(browser);
    jdbc.sql("update spring_session set expiry_time = 0 where principal_name = ?")
        .param(idOf(browser))
        .update();
    var sessions = house.bean(BrowserSessions.class);
    sessions.endExpired();
    assertThat(sessionsOf("k.mensah")).as("a session may be seconds late").containsExactly(OPENED);

    jdbc.sql("update open_session set opened_at = opened_at - interval '2 minutes'").update();
    sessions.endExpired();
    sessions.endExpired();

    assertThat(socket.closeCode()).isEqualTo(4401);
    assertThat(sessionsOf("k.mensah")).containsExactly(OPENED, CLOSED);
  }

  @Test
  @DisplayName("P2: a login that cannot be put on record is refused")
  void loginThatCannotBeRecordedIsRefused() {
    var browser = new Browser(house.address());
    jdbc.sql("alter table open_session rename to open_session_away").update();
    try {
      var answer = browser.login("m.farouk");

      assertThat(answer.uri().getQuery()).isEqualTo("login=failed");
      assertThat(browser.script("GET", "/api/me", "").statusCode()).isEqualTo(401);
    } finally {
      jdbc.sql("alter table open_session_away rename to open_session").update();
    }
    assertThat(sessionsOf("m.farouk")).isEmpty();
  }

  @Test
  void tokenAndSocketOpenNoSession() {
    var program = house.as("p.novak");
    assertThat(program.get("/api/me").status()).isEqualTo(200);

    try (var socket =
        ChatSocket.open(house.socket(), "Authorization", "Bearer " + program.token())) {
      socket.await(ChatSocket.ofType("pong"));
    }

    assertThat(sessionsOf("p.novak")).isEmpty();
  }

  private void dismiss(String person) {
    jdbc.sql("update person set active = false where id = ?::uuid").param(person).update();
    assertThat(house.bean(People.class).find(PersonId.valueOf(person))).isPresent();
    house.bean(Signals.class).send(Signal.Topic.PERSON_DISMISSED, person);
  }

  private ChatSocket socketOf(Browser browser) {
    return ChatSocket.open(
        house.socket(),
        "Cookie",
        "chancery-session=" + browser.cookie("chancery-session").orElseThrow());
  }

  private static String idOf(Browser browser) {
    var me = JsonMapper.shared().readTree(browser.script("GET", "/api/me", "").body());
    return me.path("person").path("id").asString();
  }

  private List<String> sessionsOf(String username) {
    return house.journal().stream()
        .filter(record -> record.path("actor").path("username").asString().equals(username))
        .map(record -> record.path("type").asString())
        .filter(type -> type.startsWith("session."))
        .toList();
  }
}
