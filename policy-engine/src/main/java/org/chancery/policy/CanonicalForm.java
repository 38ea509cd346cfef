package org.chancery.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.chancery.policy.text.Folding;

/// The one way to write a list of policies down: RFC 8785 JSON with all that has no order sorted.
///
/// Two sets with the same canonical form give the same verdict on every text.
final class CanonicalForm {
  private final StringBuilder json = new StringBuilder();

  private CanonicalForm() {}

  static String of(List<Policy> policies) {
    var form = new CanonicalForm();
    form.json.append("{\"folding\":").append(Folding.VERSION).append(",\"policies\":[");
    String separator = "";
    for (Policy policy : policies.stream().sorted(Comparator.comparing(Policy::id)).toList()) {
      form.json.append(separator);
      form.policy(policy);
      separator = ",";
    }
    return form.json.append("],\"v\":1}").toString();
  }

  /// `sha256:` and the hash of the form's UTF-8 in hexadecimal.
  static String hash(String canonical) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private void policy(Policy policy) {
    json.append("{\"id\":");
    string(policy.id());
    json.append(",\"name\":");
    string(policy.header().name());
    json.append(",\"rules\":[");
    String separator = "";
    for (Rule rule : policy.rules().stream().sorted(Comparator.comparing(Rule::id)).toList()) {
      json.append(separator);
      switch (rule.when()) {
        case Condition.Lexicon lexicon -> lexicon(rule, lexicon);
        case Condition.Regex regex -> pattern(rule, regex);
        default -> throw new IllegalStateException("Only sound policies have a canonical form");
      }
      separator = ",";
    }
    json.append("],\"version\":").append(policy.version()).append('}');
  }

  private void lexicon(Rule rule, Condition.Lexicon lexicon) {
    json.append("{\"id\":");
    string(rule.id());
    json.append(",\"kind\":\"lexicon\",\"match\":\"");
    json.append(lexicon.match().wireName());
    json.append("\",\"outcome\":");
    string(rule.outcome().wireName());
    json.append(",\"terms\":[");
    String separator = "";
    for (String term : lexicon.terms().stream().distinct().sorted().toList()) {
      json.append(separator);
      string(term);
      separator = ",";
    }
    json.append(']');
    tips(rule);
    json.append('}');
  }

  private void pattern(Rule rule, Condition.Regex regex) {
    json.append("{\"caseSensitive\":").append(regex.caseSensitive()).append(",\"id\":");
    string(rule.id());
    json.append(",\"kind\":\"pattern\",\"outcome\":");
    string(rule.outcome().wireName());
    json.append(",\"regex\":");
    string(regex.pattern());
    tips(rule);
    json.append('}');
  }

  private void tips(Rule rule) {
    json.append(",\"tips\":{");
    String separator = "";
    for (var tip : new TreeMap<>(rule.header().tips()).entrySet()) {
      json.append(separator);
      string(tip.getKey());
      json.append(':');
      string(tip.getValue());
      separator = ",";
    }
    json.append('}');
  }

  private void string(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
