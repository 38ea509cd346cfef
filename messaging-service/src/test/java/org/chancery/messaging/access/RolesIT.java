package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each address with everybody: those it is for get through to it, all others are refused alike.
final class RolesIT {

  private static final Set<String> EVERYBODY =
      Set.of("r.haddad", "p.novak", "c.laurent", "n.aziz", "e.silva", "o.keane");

  private static final Set<String> AUTHORS = Set.of("n.aziz");
  private static final Set<String> APPROVERS = Set.of("e.silva");
  private static final Set<String> BOTH = Set.of("n.aziz", "e.silva");
  private static final Set<String> READERS = Set.of("c.laurent", "n.aziz", "e.silva", "o.keane");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("GET", "/api/me", EVERYBODY),
        Arguments.of("GET", "/api/conversations", EVERYBODY),
        Arguments.of(
            "GET", "/api/overview", Set.of("p.novak", "c.laurent", "n.aziz", "e.silva", "o.keane")),
        Arguments.of(
            "GET",
            "/api/history-rules",
            Set.of("p.novak", "c.laurent", "n.aziz", "e.silva", "o.keane")),
        Arguments.of("POST", "/api/history-rules", AUTHORS),
        Arguments.of("POST", "/api/history-rules/999999/approve", APPROVERS),
        Arguments.of("POST", "/api/history-rules/999999/reject", APPROVERS),
        Arguments.of("GET", "/api/policies", READERS),
        Arguments.of("GET", "/api/policies/active", READERS),
        Arguments.of("GET", "/api/policies/nodes", READERS),
        Arguments.of("GET", "/api/policies/settings", READERS),
        Arguments.of("GET", "/api/policies/schema", READERS),
        Arguments.of("GET", "/api/policies/x", READERS),
        Arguments.of("GET", "/api/policies/x/revisions/1", READERS),
        Arguments.of("GET", "/api/policies/x/diff?from=1&to=2", READERS),
        Arguments.of("GET", "/api/policies/x/health", READERS),
        Arguments.of("GET", "/api/policies/sets/x", READERS),
        Arguments.of("POST", "/api/policies/sets/x/explain", READERS),
        Arguments.of("PUT", "/api/policies/x", AUTHORS),
        Arguments.of("POST", "/api/policies/x/publish-emergency", AUTHORS),
        Arguments.of("POST", "/api/policies/x/publish", APPROVERS),
        Arguments.of("POST", "/api/policies/x/unschedule", APPROVERS),
        Arguments.of("POST", "/api/policies/x/approve-emergency", APPROVERS),
        Arguments.of("POST", "/api/policies/x/rollback", APPROVERS),
        Arguments.of("POST", "/api/policies/x/retire", APPROVERS),
        Arguments.of("PUT", "/api/policies/settings", APPROVERS),
        Arguments.of("POST", "/api/policies/try", BOTH),
        Arguments.of("POST", "/api/policies/check", BOTH),
        Arguments.of("POST", "/api/policies/print", BOTH),
        Arguments.of("POST", "/api/policies/x/comments", BOTH),
        Arguments.of("GET", "/api/term-lists", READERS),
        Arguments.of("GET", "/api/term-lists/x", READERS),
        Arguments.of("GET", "/api/term-lists/x/export", READERS),
        Arguments.of("PUT", "/api/term-lists/x", AUTHORS),
        Arguments.of("POST", "/api/term-lists/x/import", AUTHORS),
        Arguments.of("POST", "/api/term-lists/x/publish", APPROVERS),
        Arguments.of("DELETE", "/api/term-lists/x", Set.of()),
        Arguments.of("GET", "/api/review/held", Set.of("c.laurent")),
        Arguments.of(
            "POST",
            "/api/review/held/00000000-0000-4000-8000-000000000000/release",
            Set.of("c.laurent")),
        Arguments.of("GET", "/api/appeals", EVERYBODY),
        Arguments.of("GET", "/api/appeals/mine", EVERYBODY),
        Arguments.of("POST", "/api/hints", EVERYBODY),
        Arguments.of("DELETE", "/api/policies/x", Set.of()),
        Arguments.of("GET", "/feed/records?wait=0", Set.of()),
        Arguments.of("GET", "/feed/hashes?partition=0", Set.of()),
        Arguments.of("POST", "/feed/acknowledgements", Set.of()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rules")
  void addressOpensForItsRolesOnly(String method, String path, Set<String> allowed) {
    var house = House.shared();

    for (String person : EVERYBODY) {
      var answer = house.as(person).send(method, path, method.equals("GET") ? null : "{}");
      if (allowed.contains(person)) {
        assertThat(answer.status()).as(person).isNotIn(401, 403, 500);
      } else {
        assertThat(answer.status()).as(person).isEqualTo(403);
        assertThat(answer.json().path("type").asString())
            .isEqualTo("urn:chancery:problem:forbidden");
      }
    }
    assertUnauthenticated(house.asNobody().send(method, path, method.equals("GET") ? null : "{}"));
  }

  @Test
  void feedIsForTheArchiveAndNothingElseIs() {
    var archive = House.shared().asService("chancery-archive");

    assertThat(archive.get("/feed/records?wait=0").status()).isEqualTo(200);
    assertThat(archive.get("/api/me").status()).isEqualTo(403);
    assertThat(archive.get("/api/overview").status()).isEqualTo(403);
  }

  @Test
  void forgedTokenIsRefused() {
    var token = House.shared().as("r.haddad").token();
    var forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

    assertUnauthenticated(new Program(House.shared().address(), forged).get("/api/me"));
  }

  private static void assertUnauthenticated(Program.Answer answer) {
    // A write without token or cookie fails at the CSRF check already, which is a refusal as good.
    assertThat(answer.status()).isIn(401, 403);
    assertThat(answer.json().path("type").asString())
        .isIn("urn:chancery:problem:unauthenticated", "urn:chancery:problem:csrf-token");
  }
}
