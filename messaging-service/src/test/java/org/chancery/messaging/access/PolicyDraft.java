package org.chancery.messaging.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes the documents of policies for tests, and the requests that save them.
final class PolicyDraft {

  private final String id;
  private final String name;
  private final List<String> rules = new ArrayList<>();
  private String scope = "";

  PolicyDraft(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /// Adds a rule that looks for a word.
  PolicyDraft rule(String rule, String outcome, String term, @Nullable String tip) {
    return rule(rule, outcome, "lexicon: ['%s']".formatted(term), tip, "");
  }

  /// Adds a rule whose condition is written out.
  PolicyDraft when(String rule, String outcome, String condition) {
    return rule(rule, outcome, condition, null, "");
  }

  private PolicyDraft rule(
      String rule, String outcome, String condition, @Nullable String tip, String more) {
    rules.add(
        """
          - id: %s
            outcome: %s
            when: {%s}
        """
                .formatted(rule, outcome, condition)
            + (tip == null ? "" : "    tips: {en: '%s'}\n".formatted(tip))
            + more);
    return this;
  }

  /// Says of whom the rules hold: a line of YAML, or nothing for everybody.
  PolicyDraft scoped(String line) {
    scope = line;
    return this;
  }

  /// The YAML.
  String document() {
    return "policy: %s\nname: %s\n%srules:\n".formatted(id, name, scope) + String.join("", rules);
  }

  /// The request that saves it as whatever comes next.
  String body() {
    return body(null, null);
  }

  /// The request that saves it.
  String body(@Nullable Integer basedOn, @Nullable String comment) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("document", document());
    if (basedOn != null) {
      body.put("basedOn", basedOn);
    }
    if (comment != null) {
      body.put("comment", comment);
    }
    return JsonMapper.shared().writeValueAsString(body);
  }
}
