package org.chancery.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The texts that are posted, in turn.
record Payload(List<String> texts) {

  Payload {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("the payload file holds no text");
    }
  }

  /// Reads one text a line; in a `.jsonl` file it is the field `text`. Without a file, a small
  /// office's small talk.
  static Payload read(@Nullable Path file) {
    try {
      if (file == null) {
        return builtIn();
      }
      var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank());
      return new Payload(
          file.toString().endsWith(".jsonl")
              ? lines.map(Payload::text).filter(text -> !text.isBlank()).toList()
              : lines.toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the payload file " + file, e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is not JSON lines: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(String line) {
    return JsonMapper.shared().readTree(line).path("text").asString("");
  }

  private static Payload builtIn() throws IOException {
    try (var in = Payload.class.getResourceAsStream("payload.txt")) {
      if (in == null) {
        throw new IllegalStateException("payload.txt is missing from the jar");
      }
      return new Payload(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  String text(int post) {
    return texts.get(post % texts.size());
  }
}
