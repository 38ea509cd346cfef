package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PolicyIT {

  private final House house = House.shared();
  private final Program author = house.as("n.aziz");
  private final Program approver = house.as("e.silva");

  @Test
  void authorCannotPublishAndApproverCannotWrite() {
    var id = draft("alone", "alonely");

    assertThat(author.post(publish(id), "{\"revision\":1}").status()).isEqualTo(403);
    assertThat(approver.send("PUT", "/api/policies/" + id, rules(id, "x").body()).status())
        .isEqualTo(403);
    assertThat(approver.post(publish(id), "{\"revision\":7}").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("P1: a published block rule refuses messages and room names, with its tip")
  void publishedRuleBlocksWithItsTip() {
    var term = "term" + random();
    publishDraft(draft("blocks", term));
    var rana = house.as("r.haddad");

    var name =
        rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"%s\"}".formatted(term));
    var room =
        rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"Room\"}")
            .json()
            .path("id")
            .asString();
    var message =
        rana.post(
            "/api/conversations/" + room + "/messages",
            "{\"clientId\":\"%s\",\"text\":\"so: %s\"}".formatted(term, term));

    assertBlocked(name);
    assertBlocked(message);
    assertThat(message.json().path("findings").path(0).path("spans").path(0).path(0).asInt())
        .isEqualTo(4);
    var messages = rana.get("/api/conversations/" + room + "/messages").json();
    assertThat(messages.path("items").size()).isZero();
  }

  @Test
  @DisplayName("P7: every node judges by the published set within seconds, and says by which")
  void secondNodeSwapsToThePublishedSet() throws InterruptedException {
    try (var second = house.secondNode()) {
      publishDraft(draft("swap", "swap" + UUID.randomUUID().toString().substring(0, 8)));
      var wanted = approver.get("/api/policies/active").json().path("set").asString();

      var there = second.as("e.silva");
      House.await(
          Duration.ofSeconds(30),
          () -> there.get("/api/policies/active").json().path("set").asString().equals(wanted));
      House.await(Duration.ofSeconds(30), () -> nodesOn(wanted) >= 2);
    }
  }

  @Test
  @DisplayName("P2: publishing and retiring are on record")
  void publicationIsOnRecord() {
    var id = draft("record", "recorded");
    publishDraft(id);
    assertThat(approver.post("/api/policies/" + id + "/retire", "{}").status()).isEqualTo(200);

    var records =
        house.asService("chancery-archive").get("/feed/records?wait=0&limit=5000").text().lines();

    assertThat(records.filter(line -> line.contains("\"id\":\"" + id + "\"")))
        .satisfiesExactly(
            published -> assertThat(published).contains("\"type\":\"policy.published\""),
            retired -> assertThat(retired).contains("\"type\":\"policy.retired\""));
  }

  @Test
  void mistakesInADraftAreAllNamed() {
    var id = "wrong-" + random();
    var draft =
        new PolicyDraft(id, "Wrong")
            .when("a", "block", "regex: '(?=x)'")
            .when("b", "block", "regex: '('");

    var answer = author.send("PUT", "/api/policies/" + id, draft.body());

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().path("errors")).hasSize(2);
    assertThat(answer.json().path("errors").path(0).path("path").asString())
        .startsWith("/rules/0/when/regex");
    assertThat(answer.json().path("errors").path(0).path("line").asInt()).isEqualTo(6);
  }

  @Test
  void policyIsTriedWithoutAnybodyFeelingIt() {
    var text = "\"text\":\"about a trialterm\"";
    var document = JsonMapper.shared().writeValueAsString(rules("trial", "trialterm").document());

    JsonNode draft =
        author
            .post("/api/policies/try", "{%s,\"document\":%s}".formatted(text, document))
            .json()
            .path("verdict");
    JsonNode live = author.post("/api/policies/try", "{%s}".formatted(text)).json().path("verdict");

    assertThat(draft.path("outcome").asString()).isEqualTo("block");
    assertThat(draft.path("findings").path(0).path("spans").path(0).path(0).asInt()).isEqualTo(8);
    assertThat(live.path("outcome").asString()).isEqualTo("allow");
  }

  private long nodesOn(String set) {
    return approver
        .get("/api/policies/active")
        .json()
        .path("nodes")
        .valueStream()
        .filter(node -> node.path("policySet").asString().equals(set))
        .count();
  }

  private String draft(String prefix, String term) {
    var id = prefix + "-" + random();
    var saved = author.send("PUT", "/api/policies/" + id, rules(id, term).body());
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.json().path("revision").asInt()).isEqualTo(1);
    return id;
  }

  private void publishDraft(String id) {
    var answer = approver.post(publish(id), "{\"revision\":1}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static String publish(String id) {
    return "/api/policies/" + id + "/publish";
  }

  private static PolicyDraft rules(String id, String term) {
    return new PolicyDraft(id, "Demo")
        .rule("term", "block", term, "Say it otherwise.")
        .rule("quiet", "alert", term, null);
  }

  private static String random() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private static void assertBlocked(Program.Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("type").asString())
        .isEqualTo("urn:chancery:problem:policy-blocked");
    assertThat(answer.json().path("tip").asString()).isEqualTo("Say it otherwise.");
    // What quietly raises an alert beside the block is nothing the sender may learn.
    assertThat(answer.json().path("findings")).hasSize(1);
    assertThat(answer.json().path("findings").path(0).path("rule").asString()).isEqualTo("term");
  }
}
