package org.chancery.policy.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.policy.Condition;
import org.chancery.policy.Examples;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicyHeader;
import org.chancery.policy.Rule;
import org.chancery.policy.RuleHeader;
import org.chancery.policy.Scope;
import org.chancery.policy.Severity;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads one document.
final class DocumentReader {
  // A lexicon of 50,000 long terms.
  private static final int LONGEST = 16 * 1024 * 1024;
  private static final int DEEPEST = 64;
  private static final int MOST_RULES = 50_000;
  private static final Pattern POLICY_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern RULE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final Problems problems = new Problems();
  private final int version;

  DocumentReader(int version) {
    this.version = version;
  }

  Parse read(String yaml) {
    Optional<Policy> policy = Optional.empty();
    try {
      policy = compose(yaml).map(this::policy);
    } catch (MarkedYamlEngineException e) {
      problems.add(
          "",
          e.getProblemMark().orElse(null),
          "yaml-syntax",
          "This is not YAML: " + e.getProblem() + ".",
          "Look for a missing quote, colon or indentation just before.");
    } catch (YamlEngineException e) {
      problems.add(
          "", "yaml-syntax", "This is not YAML.", "Remove control characters; keep it to 16 MB.");
    }
    return policy.isPresent() && problems.errors().isEmpty()
        ? new Parse.Parsed(policy.get())
        : new Parse.Failed(problems.errors());
  }

  /// An error of compiling the policy alone, with its place in the document.
  PolicyError placed(PolicyError error) {
    String path = error.path().startsWith("/0") ? error.path().substring(2) : error.path();
    return problems.placed(new PolicyError(path, error.code(), error.message(), error.cure()));
  }

  private Optional<Node> compose(String yaml) {
    if (!isPlain(yaml)) {
      return Optional.empty();
    }
    Optional<Node> node = new Compose(settings(yaml)).composeString(yaml);
    if (node.isEmpty()) {
      problems.add("", "empty", "The document is empty.", "Begin with \"policy: an-id\".");
    }
    return node;
  }

  // The library fails where a surrogate pair lies across the end of its buffer, so the whole
  // document goes into one.
  private static LoadSettings settings(String yaml) {
    return LoadSettings.builder()
        .setCodePointLimit(LONGEST)
        .setBufferSize(Math.min(yaml.length(), LONGEST) + 2)
        .setUseMarks(true)
        .build();
  }

  // With aliases a short document stands for an endless one, and nesting is read by recursion.
  private boolean isPlain(String yaml) {
    int depth = 0;
    var events = new org.snakeyaml.engine.v2.api.lowlevel.Parse(settings(yaml)).parseString(yaml);
    for (Event event : events) {
      depth +=
          switch (event) {
            case CollectionStartEvent _ -> 1;
            case CollectionEndEvent _ -> -1;
            default -> 0;
          };
      Mark mark = event.getStartMark().orElse(null);
      if (depth > DEEPEST) {
        problems.add("", mark, "too-deep", "This is nested too deeply.", "Nest it less.");
        return false;
      }
      if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
        problems.add(
            "",
            mark,
            "anchor",
            "Anchors and aliases are not used in policies.",
            "Write the part out, or make a term list of it.");
        return false;
      }
    }
    return true;
  }

  private Policy policy(Node node) {
    Fields fields =
        new Place(node, "", problems)
            .fields(
                "policy",
                "name",
                "description",
                "owner",
                "severity",
                "queue",
                "hints",
                "scope",
                "except",
                "rules");
    return new Policy(
        fields.need("policy").map(place -> id(place, POLICY_ID)).orElse(""),
        version,
        new PolicyHeader(
            fields.needText("name"),
            fields.text("description", ""),
            fields.get("owner").map(Place::text),
            fields.word("severity", Words.SEVERITIES, Severity.MEDIUM),
            fields.text("queue", PolicyHeader.GENERAL_QUEUE),
            fields.flag("hints", false)),
        fields.get("scope").map(ScopeReader::one).orElse(Scope.everything()),
        ScopeReader.all(fields.get("except")),
        fields.need("rules").map(this::rules).orElse(List.of()));
  }

  private List<Rule> rules(Place place) {
    List<Place> rules = place.elements();
    if (rules.size() > MOST_RULES) {
      place.problem("too-many-rules", "There are too many rules.", "Keep to " + MOST_RULES + ".");
      return List.of();
    }
    return rules.stream().map(DocumentReader::rule).toList();
  }

  private static String id(Place place, Pattern pattern) {
    String id = place.text();
    if (!id.isEmpty() && !pattern.matcher(id).matches()) {
      place.problem(
          "id", "\"" + id + "\" cannot be an id.", "Use up to 63 of a to z, 0 to 9 and \"-\".");
    }
    return id;
  }

  private static Rule rule(Place place) {
    Fields fields =
        place.fields(
            "id",
            "name",
            "outcome",
            "severity",
            "reason",
            "replacement",
            "tips",
            "when",
            "unless",
            "except",
            "examples");
    return new Rule(
        fields.need("id").map(at -> id(at, RULE_ID)).orElse(""),
        header(fields),
        fields.need("when").map(ConditionReader::one).orElseGet(Condition.Always::new),
        fields.get("unless").map(ConditionReader::one),
        ScopeReader.all(fields.get("except")),
        fields.get("examples").map(DocumentReader::examples).orElse(Examples.none()));
  }

  private static RuleHeader header(Fields fields) {
    return new RuleHeader(
        fields.text("name", ""),
        fields
            .need("outcome")
            .map(place -> place.word(Words.OUTCOMES, Outcome.BLOCK))
            .orElse(Outcome.BLOCK),
        fields.get("severity").map(place -> place.word(Words.SEVERITIES, Severity.MEDIUM)),
        fields.word("reason", Words.REASONS, RuleHeader.Reason.REQUIRED),
        fields.text("replacement", RuleHeader.BLACKED_OUT),
        fields.get("tips").map(DocumentReader::tips).orElse(Map.of()));
  }

  private static Map<String, String> tips(Place place) {
    Fields fields = place.fields();
    var tips = new HashMap<String, String>();
    for (String language : fields.keys()) {
      tips.put(language, fields.text(language, ""));
    }
    return tips;
  }

  private static Examples examples(Place place) {
    Fields fields = place.fields("match", "pass");
    return new Examples(fields.texts("match"), fields.texts("pass"));
  }
}
