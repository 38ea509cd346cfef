package org.chancery.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.text.FoldedText;

/// Checks conditions and numbers what they look for.
final class ConditionCompiler {
  static final int MAX_TERMS = 50_000;
  static final int MAX_TERM_CHARACTERS = 200;
  private static final Duration LONGEST = Duration.ofDays(1);

  private final CompileErrors errors;
  private final Leaves leaves = new Leaves();
  private final Map<String, TermList> lists = new HashMap<>();
  private int terms;

  ConditionCompiler(CompileErrors errors, List<TermList> lists) {
    this.errors = errors;
    lists.forEach(list -> this.lists.put(list.id(), list));
  }

  Leaves leaves() {
    return leaves;
  }

  /// How many terms the lexicons so far have together.
  int terms() {
    return terms;
  }

  /// @param path where the condition stands, such as `/0/rules/1/when`
  Node compile(Condition condition, String path) {
    String at = path + "/" + PolicyTree.kind(condition);
    return switch (condition) {
      case Condition.Lexicon lexicon -> leaf(lexicon, lexicon(lexicon, at));
      case Condition.Regex regex -> leaf(regex, regex(regex, at));
      case Condition.Detect detect -> leaf(detect, detect(detect, at));
      case Condition.Link link -> leaf(link, link(link, at));
      case Condition.Near near -> near(near, at);
      case Condition.AtLeast atLeast -> atLeast(atLeast, at);
      case Condition.All(var parts) -> node(condition, parts, at);
      case Condition.Any(var parts) -> node(condition, parts, at);
      case Condition.Not(var part) -> new Node(condition, Node.NO_LEAF, List.of(compile(part, at)));
      case Condition.File file -> file(file, at);
      case Condition.Burst burst -> burst(burst, at);
      case Condition.Language(var languages) -> {
        errors.checkLanguages(languages, at);
        yield leaf(condition, Node.NO_LEAF);
      }
      case Condition.Barrier barrier -> barrier(barrier, at);
      case Condition.Window window -> window(window, at);
      case Condition.Always _ -> leaf(condition, Node.NO_LEAF);
    };
  }

  private static Node leaf(Condition condition, int leaf) {
    return new Node(condition, leaf, List.of());
  }

  private Node node(Condition condition, List<Condition> parts, String at) {
    if (parts.isEmpty()) {
      errors.add(at, "no-parts", "There is no condition in it.", "List at least one.");
    }
    var nodes = new ArrayList<Node>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      nodes.add(compile(parts.get(i), at + "/" + i));
    }
    return new Node(condition, Node.NO_LEAF, List.copyOf(nodes));
  }

  private int lexicon(Condition.Lexicon lexicon, String at) {
    List<String> written = termsOf(lexicon, at);
    int count = written.size();
    terms += count;
    if (count == 0 || count > MAX_TERMS) {
      errors.add(
          at + "/terms",
          count == 0 ? "no-terms" : "too-many-terms",
          "The lexicon has " + count + " terms.",
          "Give from 1 to " + MAX_TERMS + "; split a longer list into several rules.");
      return Node.NO_LEAF;
    }
    int known = leaves.known(lexicon);
    if (known >= 0) {
      return known;
    }
    int before = errors.count();
    var folded = new HashSet<String>();
    for (int i = 0; i < count; i++) {
      String term = written.get(i);
      String termPath = at + "/terms/" + i;
      errors.checkText(term, termPath, MAX_TERM_CHARACTERS);
      String visible = FoldedText.of(term).text().strip();
      if (visible.isEmpty() && !term.isBlank()) {
        errors.add(
            termPath,
            "term-invisible",
            "The term has no visible character.",
            "Give at least one letter, digit or sign.");
      }
      folded.add(visible);
    }
    return errors.count() == before
        ? leaves.addLexicon(lexicon, new HashSet<>(written), folded)
        : Node.NO_LEAF;
  }

  private List<String> termsOf(Condition.Lexicon lexicon, String at) {
    if (lexicon.list().isEmpty()) {
      return lexicon.terms();
    }
    String id = lexicon.list().get();
    TermList list = lists.get(id);
    if (list == null) {
      errors.add(
          at + "/list",
          "unknown-list",
          "There is no term list \"" + id + "\".",
          "Make it first, or name another.");
      return lexicon.terms().isEmpty() ? List.of("list") : lexicon.terms();
    }
    var all = new ArrayList<>(lexicon.terms());
    all.addAll(list.terms());
    return all;
  }

  private int regex(Condition.Regex regex, String at) {
    int known = leaves.known(regex);
    if (known >= 0) {
      return known;
    }
    if (regex.validator().isPresent() && !Detection.knowsValidator(regex.validator().get())) {
      errors.add(
          at + "/validate",
          "unknown-validator",
          "There is no check \"" + regex.validator().get() + "\".",
          "Known are: " + String.join(", ", Detection.validators()) + ".");
    }
    if (!errors.checkText(regex.pattern(), at + "/pattern", Integer.MAX_VALUE)) {
      return Node.NO_LEAF;
    }
    return switch (PatternMatcher.compile(regex.pattern(), regex.caseSensitive())) {
      case PatternMatcher.Attempt.Ready(var matcher) -> leaves.addRegex(regex, matcher);
      case PatternMatcher.Attempt.Refused(String code, String message, String cure) -> {
        errors.add(at + "/pattern", code, message, cure);
        yield Node.NO_LEAF;
      }
    };
  }

  private int detect(Condition.Detect detect, String at) {
    if (!Detection.knowsDetector(detect.type())) {
      errors.add(
          at + "/type",
          "unknown-detector",
          "There is no detector \"" + detect.type() + "\".",
          "Known are: " + String.join(", ", Detection.detectors()) + ".");
      return Node.NO_LEAF;
    }
    int known = leaves.known(detect);
    return known >= 0 ? known : leaves.addDetector(detect);
  }

  private int link(Condition.Link link, String at) {
    if (link.domains().isEmpty()
        && link.lookalikeOf().isEmpty()
        && link.anyExcept().isEmpty()
        && !link.punycode()
        && !link.shortener()) {
      errors.add(
          at, "no-links", "No kind of link is named.", "Name domains, or say shortener: true.");
    }
    int known = leaves.known(link);
    return known >= 0 ? known : leaves.addLink(link);
  }

  private Node near(Condition.Near near, String at) {
    Node node = node(near, near.of(), at + "/of");
    for (int i = 0; i < node.parts().size(); i++) {
      if (!node.parts().get(i).findsPlaces()) {
        errors.add(
            at + "/of/" + i,
            "no-place",
            "This condition finds no place that could be near another.",
            "Use words, patterns, detectors or links here.");
      }
    }
    if (near.of().size() < 2) {
      errors.add(at + "/of", "near-one", "Nothing is near itself.", "List two conditions or more.");
    }
    return node;
  }

  private Node atLeast(Condition.AtLeast atLeast, String at) {
    Node part = compile(atLeast.of(), at + "/of");
    if (!part.findsPlaces()) {
      errors.add(
          at + "/of",
          "no-place",
          "This condition finds no places that could be counted.",
          "Use words, patterns, detectors or links here.");
    }
    if (atLeast.count() < 1 || atLeast.count() > TextFindings.MAX_PLACES) {
      errors.add(
          at + "/count",
          "number",
          "No more than " + TextFindings.MAX_PLACES + " places are counted.",
          "Give a number from 1 to " + TextFindings.MAX_PLACES + ".");
    }
    return new Node(atLeast, Node.NO_LEAF, List.of(part));
  }

  private Node file(Condition.File file, String at) {
    if (file.types().isEmpty()
        && file.names().isEmpty()
        && file.largerThan().isEmpty()
        && !file.mismatch()
        && !file.malware()) {
      errors.add(at, "no-files", "No kind of file is named.", "Name types, names or a size.");
    }
    return leaf(file, Node.NO_LEAF);
  }

  private Node burst(Condition.Burst burst, String at) {
    if (burst.people() <= 0 && burst.senders() <= 0) {
      errors.add(
          at, "no-burst", "It is not said how far it spreads.", "Give people or senders, or both.");
    }
    checkDuration(burst.within(), at);
    return leaf(burst, Node.NO_LEAF);
  }

  private Node barrier(Condition.Barrier barrier, String at) {
    if (barrier.between().size() < 2
        || barrier.between().stream().anyMatch(java.util.Set::isEmpty)) {
      errors.add(
          at + "/between",
          "one-sided",
          "A barrier has two sides or more, each with a unit.",
          "Write it as [[research], [trading]].");
    }
    return leaf(barrier, Node.NO_LEAF);
  }

  private Node window(Condition.Window window, String at) {
    if (window.messages() < 2 || window.messages() > 10) {
      errors.add(
          at + "/messages",
          "number",
          "A window has from 2 to 10 messages.",
          "Give such a number; 4 is a good one.");
    }
    checkDuration(window.within(), at);
    Node part = compile(window.of(), at + "/of");
    return new Node(window, Node.NO_LEAF, List.of(part));
  }

  private void checkDuration(Duration within, String at) {
    if (!within.isPositive() || within.compareTo(LONGEST) > 0) {
      errors.add(
          at + "/within",
          "duration",
          "No more than a day is looked back.",
          "Write it such as PT10M for ten minutes.");
    }
  }
}
