package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Term lists: changed by one person, in force by another, and gone when their time is over.
final class TermListIT {

  private final House house = House.shared();
  private final Program author = house.as("n.aziz");
  private final Program approver = house.as("e.silva");
  private final String random = UUID.randomUUID().toString().substring(0, 8);
  private final String id = "list-" + random;
  private final String path = "/api/term-lists/" + id;

  @Test
  void changeOfAListTakesEffectWhenAnotherPersonPublishesIt() {
    save("{\"term\":\"alpha%1$s\"},{\"term\":\"beta%1$s\"}".formatted(random));
    publishList(1);
    var policy = "uses-" + random;
    var draft =
        new PolicyDraft(policy, "Uses").when("term", "block", "lexicon: {list: " + id + "}");
    var written = author.send("PUT", "/api/policies/" + policy, draft.body());
    assertThat(written.status()).as(written.text()).isEqualTo(200);
    approver.post("/api/policies/" + policy + "/publish", "{\"revision\":1}");
    assertThat(outcome("alpha" + random)).isEqualTo("block");

    save("{\"term\":\"gamma%1$s\"}".formatted(random));
    assertThat(outcome("gamma" + random)).isEqualTo("allow");
    assertThat(author.post(path + "/publish", "{\"version\":2}").status()).isEqualTo(403);
    publishList(2);

    assertThat(outcome("gamma" + random)).isEqualTo("block");
    assertThat(outcome("alpha" + random)).isEqualTo("allow");
    assertThat(
            house.journal().stream()
                .filter(r -> r.path("policy").path("id").asString("").equals("term-list:" + id)))
        .hasSize(2);
  }

  @Test
  void expiredTermsDoNotCount() {
    save(
        "{\"term\":\"stale%1$s\",\"expires\":\"2020-01-01\",\"note\":\"was so\"},{\"term\":\"fresh%1$s\"}"
            .formatted(random));
    publishList(1);
    var policy = "fresh-" + random;
    var draft =
        new PolicyDraft(policy, "Fresh").when("term", "block", "lexicon: {list: " + id + "}");
    author.send("PUT", "/api/policies/" + policy, draft.body());
    approver.post("/api/policies/" + policy + "/publish", "{\"revision\":1}");

    assertThat(outcome("fresh" + random)).isEqualTo("block");
    assertThat(outcome("stale" + random)).isEqualTo("allow");
  }

  @Test
  void fileIsPreviewedImportedAndExportedAgain() {
    save("{\"term\":\"kept\"},{\"term\":\"dropped\"}");
    var file = "term,note,expires\nkept,,\n\"new, with comma\",why,2099-12-31\n";
    var body =
        "{\"format\":\"csv\",\"file\":%s}".formatted(JsonMapper.shared().writeValueAsString(file));

    var preview = author.post(path + "/import?preview=true", body).json();
    assertThat(preview.path("added").path(0).asString()).isEqualTo("new, with comma");
    assertThat(preview.path("removed").path(0).asString()).isEqualTo("dropped");
    assertThat(author.get(path).json().path("version").asInt()).isEqualTo(1);

    assertThat(author.post(path + "/import", body).json().path("version").asInt()).isEqualTo(2);
    assertThat(author.get(path + "/export?format=csv").text())
        .isEqualTo("term,note,expires\r\nkept,,\r\n\"new, with comma\",why,2099-12-31\r\n");
    assertThat(author.get(path + "/export?format=txt").text()).isEqualTo("kept\nnew, with comma\n");
  }

  @Test
  void mistakesNameTheTerm() {
    var answer =
        author.send("PUT", path, "{\"name\":\"N\",\"terms\":[{\"term\":\"a\"},{\"term\":\"a\"}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo("terms[1]");
  }

  private void save(String terms) {
    var saved = author.send("PUT", path, "{\"name\":\"Names\",\"terms\":[%s]}".formatted(terms));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
  }

  private void publishList(int version) {
    var answer = approver.post(path + "/publish", "{\"version\":%d}".formatted(version));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private String outcome(String text) {
    JsonNode tried = author.post("/api/policies/try", "{\"text\":\"%s\"}".formatted(text)).json();
    return tried.path("verdict").path("outcome").asString();
  }
}
