package org.chancery.policy;

import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.policy.text.Span;

/// Fills in what a tip leaves open.
final class TipText {
  private static final int LONGEST_MATCH = 100;

  private TipText() {}

  /// The tips of a rule about its finding in a text.
  static Map<String, String> of(Policy policy, Rule rule, Finding finding, String text) {
    return rule.header().tips().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, tip -> filled(tip.getValue(), policy, rule, finding, text)));
  }

  // In one pass, so that a match with braces in it is not filled in again.
  private static String filled(String tip, Policy policy, Rule rule, Finding finding, String text) {
    int open = tip.indexOf('{');
    if (open < 0) {
      return tip;
    }
    var filled = new StringBuilder();
    int from = 0;
    while (open >= 0) {
      int close = tip.indexOf('}', open);
      String value =
          close < 0 ? null : value(tip.substring(open + 1, close), policy, rule, finding, text);
      if (value != null) {
        filled.append(tip, from, open).append(value);
        from = close + 1;
      }
      open = tip.indexOf('{', Math.max(from, open + 1));
    }
    return filled.append(tip, from, tip.length()).toString();
  }

  private static @org.jspecify.annotations.Nullable String value(
      String name, Policy policy, Rule rule, Finding finding, String text) {
    return switch (name) {
      case "match" -> finding.spans().isEmpty() ? "" : match(finding.spans().getFirst(), text);
      case "policy" -> policy.header().name();
      case "rule" -> rule.header().name().isEmpty() ? rule.id() : rule.header().name();
      case "owner" -> policy.header().owner().orElse("");
      default -> null;
    };
  }

  private static String match(Span span, String text) {
    return span.end() - span.start() <= LONGEST_MATCH
        ? text.substring(span.start(), span.end())
        : text.substring(span.start(), span.start() + LONGEST_MATCH - 1).strip() + "…";
  }
}
