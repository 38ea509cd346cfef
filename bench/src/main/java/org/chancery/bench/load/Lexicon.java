package org.chancery.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chancery.bench.installation.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A policy of many terms, published before a run so that judging costs what it will cost in
/// earnest.
final class Lexicon {

  private static final int TERMS_PER_RULE = 100;
  private static final String[] SYLLABLES = {
    "ba", "cor", "dex", "fin", "gal", "hum", "jor", "kel", "lum", "mar", "nox", "pra", "quil",
    "rus", "sol", "tan", "ver", "wex", "yor", "zan"
  };

  private Lexicon() {}

  /// Made-up words and two-word phrases, always the same ones; chat does not contain them.
  static List<String> terms(int count) {
    var random = new Random(count);
    var terms = new LinkedHashSet<String>();
    while (terms.size() < count) {
      terms.add(terms.size() % 3 == 0 ? word(random) + " " + word(random) : word(random));
    }
    return List.copyOf(terms);
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (var i = 0; i < 4; i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  /// Publishes `count` terms as one policy, written by the demo's author and approved by its
  /// approver.
  static void publish(Installation installation, int count) {
    var terms = terms(count);
    var rules = new ArrayList<Map<String, Object>>();
    for (var from = 0; from < count; from += TERMS_PER_RULE) {
      rules.add(
          Map.of(
              "id",
              "terms-" + from / TERMS_PER_RULE,
              "outcome",
              "alert",
              "when",
              Map.of("lexicon", terms.subList(from, Math.min(count, from + TERMS_PER_RULE)))));
    }
    var document = Map.of("policy", "bench-lexicon", "name", "Benchmark lexicon", "rules", rules);
    var messaging = installation.messaging();
    var logins = installation.logins();
    JsonNode draft =
        messaging.saveDraft(
            "bench-lexicon",
            // A policy document is YAML, and JSON is YAML.
            Map.of("document", JsonMapper.shared().writeValueAsString(document)),
            logins.person("n.aziz", installation.password()));
    messaging.publish(
        "bench-lexicon", draft.path("revision"), logins.person("e.silva", installation.password()));
  }
}
