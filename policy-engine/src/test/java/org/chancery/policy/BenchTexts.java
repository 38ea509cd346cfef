package org.chancery.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Real messages to measure with, which the repository does not have.
final class BenchTexts {
  private BenchTexts() {}

  /// The `text` of every line of a JSON-lines file.
  static List<String> in(Path file) throws IOException {
    var json = new JsonMapper();
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> json.readTree(line).get("text").asString()).toList();
    }
  }
}
