package org.chancery.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one way to write the source of a policy set down: RFC 8785 JSON with all that has no order
/// sorted.
///
/// Two sets with the same canonical form give the same verdict on every text.
final class CanonicalForm {
  private CanonicalForm() {}

  static String of(PolicySource source) {
    return Json.of(
        Map.of(
            "engine",
            EngineVersion.JUDGING,
            "folding",
            EngineVersion.FOLDING,
            "lists",
            source.lists().stream()
                .sorted(Comparator.comparing(TermList::id))
                .map(list ->
                    Map.of(
                        "id",
                        list.id(),
                        "terms",
                        list.terms().stream().distinct().sorted().toList(),
                        "version",
                        list.version()))
                .toList(),
            "policies",
            source.policies().stream()
                .sorted(Comparator.comparing(Policy::id))
                .map(CanonicalForm::policy)
                .toList(),
            "v",
            2));
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

  private static Object policy(Policy policy) {
    var tree = new LinkedHashMap<String, Object>(PolicyTree.of(policy));
    tree.put("version", policy.version());
    return sorted(tree);
  }

  // The only order that matters is that of a `near` which says so.
  private static Object sorted(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        boolean ordered = Boolean.TRUE.equals(map.get("ordered"));
        var result = new LinkedHashMap<String, Object>();
        map.forEach((key, value) ->
            result.put(
                (String) key,
                ordered && value instanceof List<?> parts
                    ? parts.stream().map(CanonicalForm::sorted).toList()
                    : sorted(value)));
        yield result;
      }
      case List<?> list ->
          list.stream().allMatch(String.class::isInstance)
              ? list.stream().distinct().sorted().toList()
              : list.stream()
                  .map(CanonicalForm::sorted)
                  .sorted(Comparator.comparing(Json::of))
                  .toList();
      default -> tree;
    };
  }
}
