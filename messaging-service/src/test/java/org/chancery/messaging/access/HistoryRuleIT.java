package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.messaging.house.House;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HistoryRuleIT {

  private final House house = House.shared();

  @Test
  @DisplayName("P7: nobody alone shortens what employees see, whatever their role")
  void ruleIsProposedAndApproved() {
    var author = house.as("n.aziz");
    var approver = house.as("e.silva");

    var tooShort = author.post("/api/history-rules", "{\"room\":3,\"reason\":\"x\"}");
    assertThat(tooShort.json().path("field").asString()).isEqualTo("room");
    var proposed =
        author.post("/api/history-rules", "{\"direct\":3650,\"reason\":\"as the officer asked\"}");
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    var address = "/api/history-rules/" + proposed.json().path("version").asInt();
    assertThat(author.post(address + "/approve", "{}").status()).isEqualTo(403);
    var approved = approver.post(address + "/approve", "{}");
    assertThat(approved.json().path("state").asString()).isEqualTo("in-force");
    assertThat(approver.post(address + "/reject", "{}").status()).isEqualTo(409);

    var newest = house.as("o.keane").get("/api/history-rules").json().path("items").path(0);
    assertThat(newest.path("direct").asInt()).isEqualTo(3650);
    assertThat(newest.has("room")).isFalse();
    assertThat(newest.path("proposedBy").path("username").asString()).isEqualTo("n.aziz");
    assertThat(newest.path("decidedBy").path("username").asString()).isEqualTo("e.silva");
  }
}
