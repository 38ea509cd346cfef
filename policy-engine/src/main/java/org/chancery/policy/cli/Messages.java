package org.chancery.policy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chancery.policy.Audience;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Party;
import org.chancery.policy.Submission;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine.Option;

/// Messages as JSON lines: `text`, and if wanted `expect` (an outcome or a list of rules), `kind`,
/// `at`, `conversation`, `sender` and `audience`.
final class Messages {

  private static final LoadSettings JSON =
      LoadSettings.builder().setCodePointLimit(4_000_000).build();

  @Option(
      names = "--messages",
      paramLabel = "FILE",
      description = "JSON lines to judge (default: standard input)")
  private @Nullable Path file;

  /// A line.
  ///
  /// @param number counted from 1
  /// @param expect what its writer expects: an outcome's name, or ids of rules
  record Line(int number, Submission submission, Optional<Object> expect) {}

  /// A line that is no message.
  static final class Malformed extends RuntimeException {
    Malformed(int line, String why) {
      super("line " + line + ": " + why);
    }
  }

  /// Hands over each message.
  ///
  /// @throws Malformed at the first line that is none
  void each(Consumer<Line> consumer) {
    try (var lines = open()) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          consumer.accept(read(number, line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedReader open() throws IOException {
    return file == null
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(file);
  }

  private static Line read(int number, String json) {
    Object value;
    try {
      value = new Load(JSON).loadFromString(json);
    } catch (YamlEngineException notJson) {
      throw new Malformed(number, "is not JSON. Write one object a line.");
    }
    if (!(value instanceof Map<?, ?> line) || !(line.get("text") instanceof String text)) {
      throw new Malformed(number, "has no \"text\". Write {\"text\": \"…\"}.");
    }
    var submission = new Submission(kind(number, line.get("kind")), text, context(number, line));
    return new Line(number, submission, Optional.ofNullable(line.get("expect")));
  }

  private static Submission.Kind kind(int number, @Nullable Object name) {
    if (name == null) {
      return Submission.Kind.MESSAGE;
    }
    for (Submission.Kind kind : Submission.Kind.values()) {
      if (kind.wireName().equals(name)) {
        return kind;
      }
    }
    throw new Malformed(number, "\"kind\" is none of the known ones, such as \"message\".");
  }

  private static Context context(int number, Map<?, ?> line) {
    return Context.of(
        line.get("sender") instanceof Map<?, ?> sender
            ? new Party(
                string(sender, "person"),
                string(sender, "unit"),
                strings(sender, "roles"),
                string(sender, "country"),
                Boolean.TRUE.equals(sender.get("external")))
            : Party.unknown(),
        line.get("audience") instanceof Map<?, ?> audience ? audience(audience) : Audience.nobody(),
        conversation(number, string(line, "conversation")),
        at(number, string(line, "at")));
  }

  private static Audience audience(Map<?, ?> audience) {
    Set<String> people = strings(audience, "people");
    return new Audience(
        strings(audience, "units"),
        people,
        strings(audience, "countries"),
        Boolean.TRUE.equals(audience.get("external")),
        audience.get("size") instanceof Integer size ? size : people.size());
  }

  private static ConversationKind conversation(int number, String name) {
    if (name.isEmpty()) {
      return ConversationKind.NONE;
    }
    for (ConversationKind kind : ConversationKind.values()) {
      if (kind.wireName().equals(name)) {
        return kind;
      }
    }
    throw new Malformed(number, "\"conversation\" is none of direct, group and room.");
  }

  private static Instant at(int number, String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException notATime) {
      throw new Malformed(number, "\"at\" is no time such as \"2026-11-23T10:00:00Z\".");
    }
  }

  private static String string(Map<?, ?> from, String key) {
    return from.get(key) instanceof String text ? text : "";
  }

  private static Set<String> strings(Map<?, ?> from, String key) {
    return from.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }
}
