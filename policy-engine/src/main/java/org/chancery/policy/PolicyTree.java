package org.chancery.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A policy in the shape of its document: maps, lists, strings, whole numbers and booleans, in the
/// order a document is written in, with everything left out that has its default.
///
/// The version is not part of it: documents do not say it.
public final class PolicyTree {
  private PolicyTree() {}

  /// The tree of a policy.
  public static Map<String, Object> of(Policy policy) {
    PolicyHeader header = policy.header();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("policy", policy.id());
    tree.put("name", header.name());
    putUnless(tree, "description", header.description(), "");
    header.owner().ifPresent(owner -> tree.put("owner", owner));
    putUnless(tree, "severity", header.severity().wireName(), Severity.MEDIUM.wireName());
    putUnless(tree, "queue", header.queue(), PolicyHeader.GENERAL_QUEUE);
    putUnless(tree, "hints", header.hints(), false);
    putUnless(tree, "scope", ScopeTree.of(policy.scope()), Map.of());
    putUnless(tree, "except", policy.exceptions().stream().map(ScopeTree::of).toList(), List.of());
    tree.put("rules", policy.rules().stream().map(PolicyTree::rule).toList());
    return tree;
  }

  private static Map<String, Object> rule(Rule rule) {
    RuleHeader header = rule.header();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("id", rule.id());
    putUnless(tree, "name", header.name(), "");
    tree.put("outcome", header.outcome().wireName());
    header.severity().ifPresent(severity -> tree.put("severity", severity.wireName()));
    if (header.reason() == RuleHeader.Reason.OPTIONAL) {
      tree.put("reason", "optional");
    }
    putUnless(tree, "replacement", header.replacement(), RuleHeader.BLACKED_OUT);
    putUnless(tree, "tips", new TreeMap<>(header.tips()), Map.of());
    tree.put("when", condition(rule.when()));
    rule.unless().ifPresent(unless -> tree.put("unless", condition(unless)));
    putUnless(tree, "except", rule.exceptions().stream().map(ScopeTree::of).toList(), List.of());
    if (!rule.examples().isEmpty()) {
      var examples = new LinkedHashMap<String, Object>();
      putUnless(examples, "match", rule.examples().match(), List.of());
      putUnless(examples, "pass", rule.examples().pass(), List.of());
      tree.put("examples", examples);
    }
    return tree;
  }

  /// The tree of a condition: a map of one key, its kind.
  static Map<String, Object> condition(Condition condition) {
    return Map.of(kind(condition), body(condition));
  }

  /// The key of a condition in a document.
  static String kind(Condition condition) {
    return switch (condition) {
      case Condition.Lexicon _ -> "lexicon";
      case Condition.Regex _ -> "regex";
      case Condition.Detect _ -> "detect";
      case Condition.Near _ -> "near";
      case Condition.AtLeast _ -> "atLeast";
      case Condition.All _ -> "all";
      case Condition.Any _ -> "any";
      case Condition.Not _ -> "not";
      case Condition.Link _ -> "link";
      case Condition.File _ -> "file";
      case Condition.Burst _ -> "burst";
      case Condition.Language _ -> "language";
      case Condition.Barrier _ -> "barrier";
      case Condition.Window _ -> "window";
      case Condition.Always _ -> "always";
    };
  }

  private static Object body(Condition condition) {
    var body = new LinkedHashMap<String, Object>();
    switch (condition) {
      case Condition.Lexicon lexicon -> {
        putUnless(body, "terms", lexicon.terms(), List.of());
        lexicon.list().ifPresent(list -> body.put("list", list));
        putUnless(body, "match", lexicon.match().wireName(), Condition.Match.WORD.wireName());
        putUnless(body, "case", lexicon.exactCase() ? "exact" : "folded", "folded");
        putUnless(body, "disguised", lexicon.disguised(), true);
        return body.keySet().equals(java.util.Set.of("terms")) ? lexicon.terms() : body;
      }
      case Condition.Regex regex -> {
        body.put("pattern", regex.pattern());
        putUnless(body, "case", regex.caseSensitive() ? "sensitive" : "insensitive", "insensitive");
        putUnless(body, "text", regex.text().wireName(), Condition.TextForm.SENT.wireName());
        regex.validator().ifPresent(validator -> body.put("validate", validator));
        return body.size() == 1 ? regex.pattern() : body;
      }
      case Condition.Detect detect -> {
        body.put("type", detect.type());
        putUnless(
            body,
            "confidence",
            detect.confidence().wireName(),
            Condition.Confidence.LOW.wireName());
        return body.size() == 1 ? detect.type() : body;
      }
      case Condition.Near near -> {
        body.put("of", conditions(near.of()));
        body.put("within", distance(near.within()));
        putUnless(body, "ordered", near.ordered(), false);
      }
      case Condition.AtLeast atLeast -> {
        body.put("count", atLeast.count());
        body.put("of", condition(atLeast.of()));
        putUnless(body, "distinct", atLeast.distinct(), false);
      }
      case Condition.All(var parts) -> {
        return conditions(parts);
      }
      case Condition.Any(var parts) -> {
        return conditions(parts);
      }
      case Condition.Not(var part) -> {
        return condition(part);
      }
      case Condition.Link link -> {
        putUnless(body, "domains", link.domains(), List.of());
        putUnless(body, "lookalikeOf", link.lookalikeOf(), List.of());
        putUnless(body, "punycode", link.punycode(), false);
        putUnless(body, "shortener", link.shortener(), false);
        putUnless(body, "anyExcept", link.anyExcept(), List.of());
      }
      case Condition.File file -> {
        putUnless(body, "types", file.types(), List.of());
        putUnless(body, "names", file.names(), List.of());
        file.largerThan().ifPresent(size -> body.put("largerThan", size));
        putUnless(body, "mismatch", file.mismatch(), false);
        putUnless(body, "malware", file.malware(), false);
      }
      case Condition.Burst burst -> {
        body.put("same", burst.same().wireName());
        putUnless(body, "people", burst.people(), 0);
        putUnless(body, "senders", burst.senders(), 0);
        body.put("within", burst.within().toString());
      }
      case Condition.Language(var languages) -> {
        return sorted(languages);
      }
      case Condition.Barrier(var between) ->
          body.put("between", between.stream().map(PolicyTree::sorted).toList());
      case Condition.Window window -> {
        body.put("messages", window.messages());
        body.put("within", window.within().toString());
        body.put("of", condition(window.of()));
      }
      case Condition.Always _ -> {
        return true;
      }
    }
    return body;
  }

  private static List<Object> conditions(List<Condition> conditions) {
    return new ArrayList<>(conditions.stream().map(PolicyTree::condition).toList());
  }

  private static String distance(Condition.Distance distance) {
    return distance.count()
        + switch (distance.unit()) {
          case CHARACTERS -> " characters";
          case WORDS -> " words";
        };
  }

  static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }

  static void putUnless(Map<String, Object> tree, String key, Object value, Object ordinary) {
    if (!value.equals(ordinary)) {
      tree.put(key, value);
    }
  }
}
