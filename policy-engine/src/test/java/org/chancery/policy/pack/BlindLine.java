package org.chancery.policy.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// One line of a set that was written without a look at the rules.
///
/// @param kind what it is an instance of; empty for an innocent
/// @param before what stands before the words or number that give it away
/// @param secret those words or that number
/// @param after what stands behind
record BlindLine(String kind, String before, String secret, String after) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OPENS = "[[";
  private static final String CLOSES = "]]";

  static List<BlindLine> read(String set, String pack) {
    String file = "/blind/" + set + "/" + pack + ".jsonl";
    try (var stream = BlindLine.class.getResourceAsStream(file)) {
      if (stream == null) {
        return List.of();
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(BlindLine::parsed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BlindLine parsed(String json) {
    var tree = JSON.readTree(json);
    String text = SecretTemplate.filled(tree.get("text").asString());
    String kind = tree.get("kind").asString();
    if (kind.isEmpty()) {
      return new BlindLine(kind, text, "", "");
    }
    int start = text.indexOf(OPENS);
    int end = text.lastIndexOf(CLOSES);
    String secret = text.substring(start + OPENS.length(), end);
    return new BlindLine(
        kind,
        text.substring(0, start),
        secret.replace(OPENS, "").replace(CLOSES, ""),
        text.substring(end + CLOSES.length()));
  }

  boolean isInnocent() {
    return kind.isEmpty();
  }

  String text() {
    return with(secret);
  }

  String with(String disguised) {
    return before + disguised + after;
  }

  /// Whether it is long enough for every technique of [Evasion] and its like.
  boolean canBeDisguised() {
    return secret.length() > 5;
  }
}
