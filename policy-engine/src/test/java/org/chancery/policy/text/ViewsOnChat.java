package org.chancery.policy.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Counts what the views add on real messages, and what they cost: arguments are FILE.jsonl, with a
/// member `text` on each line, and a file of terms.
final class ViewsOnChat {
  private static final int PASSES = 12;

  private ViewsOnChat() {}

  public static void main(String[] arguments) throws IOException {
    var json = JsonMapper.builder().build();
    List<String> texts =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .map(line -> json.readTree(line).get("text").asString())
            .toList();
    if (arguments.length > 1) {
      hits(texts, Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8));
    }
    cost("all", texts);
    cost(
        "plain ASCII without a sign",
        texts.stream()
            .filter(text -> text.chars().allMatch(c -> c < 0x80))
            .filter(text -> Views.of(FoldedText.of(text)).isEmpty())
            .toList());
  }

  private static void hits(List<String> texts, List<String> terms) {
    var byKind = new EnumMap<ViewKind, Integer>(ViewKind.class);
    var samples = new ArrayList<String>();
    for (String text : texts) {
      for (String term : terms) {
        for (Found found : Found.in(text, term)) {
          byKind.merge(found.kind(), 1, Integer::sum);
          if (found.kind() != ViewKind.NORMALISED) {
            Span span = found.span();
            samples.add(
                found.kind() + " " + term + ": " + text.substring(span.start(), span.end()));
          }
        }
      }
    }
    System.out.println(byKind);
    samples.forEach(System.out::println);
  }

  private static void cost(String name, List<String> texts) {
    long fold = Long.MAX_VALUE;
    long views = Long.MAX_VALUE;
    int made = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      long start = System.nanoTime();
      var folded = new ArrayList<FoldedText>(texts.size());
      for (String text : texts) {
        folded.add(FoldedText.of(text));
      }
      long between = System.nanoTime();
      made = 0;
      for (FoldedText text : folded) {
        made += Views.of(text).size();
      }
      long end = System.nanoTime();
      fold = Math.min(fold, between - start);
      views = Math.min(views, end - between);
    }
    Map<String, Double> each =
        Map.of("fold", fold / 1e3 / texts.size(), "views", views / 1e3 / texts.size());
    System.out.println(name + ": " + texts.size() + " texts, " + made + " views, us " + each);
  }
}
