package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.journal.Positions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Receipts: what a sender is given, what readers get, and who gets none.
final class ReceiptIT {

  private final House house = House.shared();
  private final Program rana = house.as("r.haddad");
  private final Program jonas = house.as("j.weber");
  private final Program camille = house.as("c.laurent");

  @Test
  @DisplayName("P4: sender and readers of a message hold the hash of its record, and nobody else")
  void senderAndReadersHoldTheHashOfItsRecord() throws NoSuchAlgorithmException {
    for (Program person : List.of(rana, jonas, camille)) {
      assertThat(person.get("/api/me").status()).isEqualTo(200);
    }
    var room =
        rana.post(
                "/api/conversations",
                "{\"kind\":\"room\",\"name\":\"Receipts\",\"visibility\":\"private\",\"members\":[\""
                    + jonas.get("/api/me").json().path("person").path("id").asString()
                    + "\"]}")
            .json()
            .path("id")
            .asString();
    var messages = "/api/conversations/" + room + "/messages";
    var body = "{\"clientId\":\"r-" + UUID.randomUUID() + "\",\"text\":\"keep this\"}";

    var posted = rana.post(messages, body).json();
    var again = rana.post(messages, body).json();
    var path = messages + "/" + posted.path("id").asString() + "/receipt";
    var read = jonas.get(path).json();

    var receipt = posted.path("receipt");
    assertThat(receipt.path("hash").asString()).isEqualTo(hashOnRecord(receipt));
    assertThat(again.path("receipt")).isEqualTo(receipt);
    for (String member : List.of("partition", "position", "hash")) {
      assertThat(read.path(member)).isEqualTo(receipt.path(member));
    }
    assertThat(rana.get(path).json()).isEqualTo(read);
    assertThat(camille.get(path).status()).isEqualTo(404);
    assertThat(jonas.get(messages + "/" + UUID.randomUUID() + "/receipt").status()).isEqualTo(404);
  }

  private String hashOnRecord(JsonNode receipt) throws NoSuchAlgorithmException {
    var partition = receipt.path("partition").asInt();
    var position = receipt.path("position").asLong();
    JournalFeed feed = house.bean(JournalFeed.class);
    var place = Positions.zero();
    while (true) {
      var page = feed.read(place, 1_000);
      assertThat(page).isNotEmpty();
      for (var record : page) {
        if (record.partition() == partition && record.position() == position) {
          assertThat(record.json().getBytes(StandardCharsets.UTF_8)).isEqualTo(record.body());
          return "sha256:"
              + HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(record.body()));
        }
        place = place.with(record.partition(), record.position());
      }
    }
  }
}
