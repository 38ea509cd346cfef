package org.chancery.archive.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.record.RecordReader.Reading;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The journal record as both services have agreed on it: `docs/contracts`.
final class RecordContractTest {

  private static final Path CONTRACTS = Path.of("..", "docs", "contracts");
  private static final Path SCHEMA = CONTRACTS.resolve("journal-record.v1.schema.json");

  private static final Path OWN_SCHEMA = CONTRACTS.resolve("archive-record.v1.schema.json");

  private final RecordReader reader = new RecordReader();

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACTS.resolve("fixtures"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static List<Path> ownFixtures() throws IOException {
    try (Stream<Path> files = Files.list(CONTRACTS.resolve("archive-fixtures"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ownFixtures")
  @DisplayName(
      "P6: every record of the archive's own is valid, canonical and none of the journal's")
  void ownRecordIsValidCanonicalAndNoneOfTheJournals(Path fixture) throws IOException {
    var bytes = Files.readAllBytes(fixture);

    assertThat(schema(OWN_SCHEMA).validate(Files.readString(fixture), InputFormat.JSON)).isEmpty();
    assertThat(new JsonCanonicalizer(bytes).getEncodedUTF8()).isEqualTo(bytes);
    assertThat(reader.readStored(CanonicalBytes.of(bytes)).type().isOwn()).isTrue();
    assertThat(reader.read(CanonicalBytes.of(bytes))).isInstanceOf(Reading.NotUnderstood.class);
  }

  @Test
  void everyTypeOfTheArchivesOwnHasAFixture() throws IOException {
    var types = types(JsonMapper.builder().build().readTree(Files.readString(OWN_SCHEMA)));

    assertThat(types)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(OwnType.values()).map(OwnType::wire).toList());
    assertThat(types).allSatisfy(type -> assertThat(RecordType.of(type)).isPresent());
    assertThat(ownFixtures().stream().map(file -> file.getFileName().toString()))
        .containsAll(types.stream().map(type -> type + ".json").toList());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  @DisplayName("P4: every agreed record is valid, canonical and understood")
  void agreedRecordIsValidCanonicalAndUnderstood(Path fixture) throws IOException {
    var bytes = Files.readAllBytes(fixture);

    assertThat(schema(SCHEMA).validate(Files.readString(fixture), InputFormat.JSON)).isEmpty();
    assertThat(new JsonCanonicalizer(bytes).getEncodedUTF8()).isEqualTo(bytes);
    assertThat(reader.read(CanonicalBytes.of(bytes))).isInstanceOf(Reading.Understood.class);
  }

  @Test
  void everyTypeOfTheSchemaHasAFixtureAndIsKnown() throws IOException {
    var types = types(JsonMapper.builder().build().readTree(Files.readString(SCHEMA)));

    assertThat(types).isNotEmpty().allSatisfy(type -> assertThat(RecordType.of(type)).isPresent());
    assertThat(fixtures().stream().map(file -> file.getFileName().toString()))
        .containsAll(types.stream().map(type -> type + ".json").toList());
  }

  @Test
  void theJournalOfTheTestsKeepsTheContract() throws IOException {
    var journal = new TestJournal();
    var room = Room.in(0);
    journal.created(room, Person.RANA);
    journal.joined(room, Person.RANA, Person.JONAS);
    journal.posted(room, Person.RANA, "hello");
    journal.message("message.blocked", "blocked", room, Person.JONAS, "insider tip");
    journal.createdWithAlert(room, Person.RANA);
    journal.nameBlocked(room, Person.RANA, "insider tip");
    journal.joinBlocked(room, Person.RANA, Person.JONAS);
    journal.topic(room, Person.RANA, "insider tip");
    var message = journal.posted(room, Person.RANA, "hello");
    journal.edited(room, Person.RANA, message, 1, "hello", "hello there");
    journal.recalled(room, Person.RANA, message);
    journal.postedFile(room, Person.RANA, "", UUID.randomUUID(), "insider tip.txt");

    for (var record : journal.after(0, 0)) {
      var text = new String(record.toArray(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(schema(SCHEMA).validate(text, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void recordOutsideTheContractIsNotStored() {
    var whole = Map.<String, Object>of("v", 1, "partition", 3, "position", 7);
    assertThat(read("{\"v\":1")).isEqualTo("not a JSON document");
    assertThat(read("{\"v\":1,\"v\":1}")).isEqualTo("not a JSON document");
    assertThat(read("{\"v\":2}")).isEqualTo("v is not 1");
    assertThat(read("{\"v\":99999999999999999999}")).isEqualTo("v is not 1");
    assertThat(read("{\"v\":1,\"partition\":16}")).isEqualTo("partition is not 0 to 15");
    assertThat(read("{\"v\":1,\"partition\":3,\"position\":0}"))
        .isEqualTo("position is not a positive whole number");
    assertThat(reader.read(TestJournal.canonical(whole)))
        .isInstanceOfSatisfying(
            Reading.NotUnderstood.class,
            nothing -> {
              assertThat(nothing.partition()).hasValue(3);
              assertThat(nothing.position()).hasValue(7);
            });
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void noToStringShowsWhatWasWritten(Path fixture) throws IOException {
    var record = reader.readStored(CanonicalBytes.of(Files.readAllBytes(fixture)));
    var view = RecordView.of(record, reader.tree(record), null, null, false);

    assertThat(record + " " + record.content() + " " + record.body() + " " + view)
        .doesNotContain("insider tip")
        .doesNotContain("WhatsApp")
        .doesNotContain("FX")
        .doesNotContain("الصرف");
  }

  private String read(String text) {
    return switch (reader.read(TestJournal.bytes(text))) {
      case Reading.Understood(var record) -> "understood as " + record;
      case Reading.NotUnderstood(_, _, var reason, _) -> reason;
    };
  }

  private static Schema schema(Path file) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file), InputFormat.JSON);
  }

  private static List<String> types(JsonNode schema) {
    return schema
        .path("properties")
        .path("type")
        .path("enum")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }
}
