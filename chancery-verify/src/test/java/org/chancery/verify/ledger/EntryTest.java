package org.chancery.verify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a leaf commits to, over every record the services have agreed on.
final class EntryTest {

  private static final Path CONTRACTS = Path.of("..", "docs", "contracts");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static List<Path> fixtures() throws IOException {
    var all = new ArrayList<Path>();
    for (var folder : List.of("fixtures", "archive-fixtures")) {
      try (Stream<Path> files = Files.list(CONTRACTS.resolve(folder))) {
        all.addAll(files.filter(file -> file.toString().endsWith(".json")).sorted().toList());
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  @DisplayName("P4: the parts of a record are all of it, each member once")
  void partsAreAllOfTheRecord(Path fixture) throws IOException {
    var record = JSON.readTree(Files.readAllBytes(fixture));
    var members = new TreeMap<String, JsonNode>();
    RecordParts.of(Files.readAllBytes(fixture))
        .forEach((group, part) -> {
          if (group != FieldGroup.RECORD) {
            JSON.readTree(part)
                .propertyStream()
                .forEach(member -> {
                  assertThat(FieldGroup.of(member.getKey())).isEqualTo(group);
                  assertThat(members.put(member.getKey(), member.getValue())).isNull();
                });
          }
        });

    assertThat(JSON.createObjectNode().setAll(members)).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  @DisplayName("P4: each commitment is to its part alone, and to nothing else with any bit changed")
  void eachCommitmentIsToItsPartAlone(Path fixture) throws IOException {
    var body = Files.readAllBytes(fixture);
    var salts = Salts.random(new SecureRandom());
    var entry = Entry.read(Entry.of(3, 18, body, salts).bytes());
    var random = new Random(body.length);
    var parts = RecordParts.of(body);

    assertThat(entry.partition()).isEqualTo(3);
    assertThat(entry.position()).isEqualTo(18);
    parts.forEach((group, part) -> {
      assertThat(entry.commitsTo(group, salts.of(group), part)).isTrue();
      var changed = part.clone();
      changed[random.nextInt(changed.length)] ^= 1;
      assertThat(entry.commitsTo(group, salts.of(group), changed)).isFalse();
      for (var other : FieldGroup.values()) {
        if (other != group && !Arrays.equals(parts.get(other), part)) {
          assertThat(entry.commitsTo(other, salts.of(other), part)).isFalse();
          assertThat(entry.commitsTo(group, salts.of(other), part)).isFalse();
        }
      }
    });
  }

  @Test
  void valuesInsideAMemberDoNotEndIt() {
    var parts =
        RecordParts.of(
            " { \"content\" : {\"text\":\"a},\\\",\\\\\",\"n\":[1,{\"b\":[]}]} , \"v\":1, \"verdict\":{} } \n"
                .getBytes(StandardCharsets.UTF_8));

    assertThat(text(parts.get(FieldGroup.WHAT)))
        .isEqualTo("{\"content\" : {\"text\":\"a},\\\",\\\\\",\"n\":[1,{\"b\":[]}]} }");
    assertThat(text(parts.get(FieldGroup.HEAD))).isEqualTo("{\"v\":1}");
    assertThat(text(parts.get(FieldGroup.WHO))).isEqualTo("{}");
  }

  @Test
  void bytesThatAreNoRecordOrNoEntryAreRefused() {
    for (var bad : List.of("", "[]", "{", "{\"a\"", "{\"a\":\"", "{1:2}")) {
      assertThatThrownBy(() -> RecordParts.of(bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Entry.read(new byte[Entry.LENGTH]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Entry.read(new byte[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String text(byte @org.jspecify.annotations.Nullable [] part) {
    return part == null ? "" : new String(part, StandardCharsets.UTF_8);
  }
}
