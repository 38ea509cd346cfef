package org.chancery.bench.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of chat, one JSON object a line with `room`, `sender` and `text`, in the order it was
/// said.
record ChatFile(List<ChatLine> lines) {

  private static final int MAX_TEXT_UNITS = 16_384;

  ChatFile {
    lines = List.copyOf(lines);
  }

  /// A line of the file cannot be replayed; the message names the line and what to change.
  static final class BadLine extends RuntimeException {

    BadLine(Path file, int line, String what) {
      super("%s, line %d: %s".formatted(file, line, what));
    }
  }

  /// Reads at most `limit` lines.
  ///
  /// @throws BadLine for the first line that cannot be replayed
  static ChatFile read(Path file, int limit) {
    var lines = new ArrayList<ChatLine>();
    var json = JsonMapper.shared();
    var number = 0;
    try (var reader = Files.newBufferedReader(file)) {
      for (var line = reader.readLine();
          line != null && lines.size() < limit;
          line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        JsonNode object;
        try {
          object = json.readTree(line);
        } catch (JacksonException e) {
          throw new BadLine(file, number, "is not valid JSON (" + e.getOriginalMessage() + ")");
        }
        lines.add(
            new ChatLine(
                lines.size(),
                field(object, "room", file, number),
                field(object, "sender", file, number),
                text(object, file, number)));
      }
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("there is no file " + file, e);
    } catch (MalformedInputException e) {
      throw new BadLine(file, number + 1, "is not valid UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return new ChatFile(lines);
  }

  private static String text(JsonNode object, Path file, int number) {
    var text = field(object, "text", file, number);
    if (text.length() > MAX_TEXT_UNITS) {
      throw new BadLine(
          file,
          number,
          "\"text\" has %d characters, %d are allowed".formatted(text.length(), MAX_TEXT_UNITS));
    }
    return text;
  }

  private static String field(JsonNode object, String name, Path file, int number) {
    var value = object.path(name);
    if (!value.isString() || value.asString().isBlank()) {
      throw new BadLine(file, number, "needs a \"%s\" that is a non-empty string".formatted(name));
    }
    return value.asString();
  }

  /// Everybody who says something, in order of appearance.
  Set<String> senders() {
    var senders = new LinkedHashSet<String>();
    lines.forEach(line -> senders.add(line.sender()));
    return senders;
  }

  /// The lines of each room, in file order.
  Map<String, List<ChatLine>> rooms() {
    var rooms = new LinkedHashMap<String, List<ChatLine>>();
    lines.forEach(line -> rooms.computeIfAbsent(line.room(), _ -> new ArrayList<>()).add(line));
    return rooms;
  }

  /// Who says something in each room, in order of appearance.
  Map<String, Set<String>> members() {
    var members = new LinkedHashMap<String, Set<String>>();
    lines.forEach(line ->
        members.computeIfAbsent(line.room(), _ -> new LinkedHashSet<>()).add(line.sender()));
    return members;
  }
}
