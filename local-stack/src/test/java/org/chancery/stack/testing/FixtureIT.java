package org.chancery.stack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FixtureIT {

  @Test
  void everyFreshDatabaseIsEmptyDurableAndItsOwn() throws Exception {
    var first = TestServers.freshDatabase("stack");
    var second = TestServers.freshDatabase("stack");

    assertThat(first.url()).isNotEqualTo(second.url());
    try (var connection =
            DriverManager.getConnection(first.url(), first.username(), first.password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select current_setting('fsync'), current_setting('synchronous_commit'),"
                    + " (select count(*) from pg_tables where schemaname = 'public')")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("on");
      assertThat(rows.getString(2)).isEqualTo("on");
      assertThat(rows.getInt(3)).isZero();
    }
  }

  @Test
  void elasticsearchAnswers() throws Exception {
    var health = TestServers.elasticsearch().resolve("/_cluster/health");

    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPersonsTokenNamesTheirUnitRolesAndBothServices() {
    var claims = claims(TestServers.token("c.laurent"));

    assertThat(claims.get("iss").asString()).isEqualTo(TestServers.issuer().toString());
    assertThat(claims.get("name").asString()).isEqualTo("Claire Laurent");
    assertThat(words(claims.get("groups"))).containsExactly("compliance");
    assertThat(words(claims.get("realm_access").get("roles")))
        .containsExactlyInAnyOrder("employee", "compliance-officer");
    assertThat(words(claims.get("aud")))
        .containsExactlyInAnyOrder("chancery-messaging", "chancery-archive");
  }

  @Test
  void theArchivesOwnTokenReadsTheJournalAndNothingElse() {
    var claims = claims(TestServers.serviceToken("chancery-archive"));

    assertThat(words(claims.get("realm_access").get("roles"))).containsExactly("journal-reader");
    assertThat(claims.get("aud").asString()).isEqualTo("chancery-messaging");
  }

  private static JsonNode claims(String token) {
    var body = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
    return new JsonMapper().readTree(new String(body, StandardCharsets.UTF_8));
  }

  private static List<String> words(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
