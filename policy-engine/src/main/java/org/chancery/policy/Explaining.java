package org.chancery.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.policy.Explanation.ConditionTrace;
import org.chancery.policy.Explanation.RuleTrace;
import org.chancery.policy.Explanation.ViewText;
import org.chancery.policy.match.Budget;
import org.chancery.policy.text.TextView;

/// Says of every rule what became of it.
final class Explaining {
  private static final long PLENTY = 20 * Budget.USUAL_STEPS;
  private static final int MOST_TERMS = 5;

  private final PolicySet set;
  private final Submission submission;
  private final TextFindings findings;
  private final Evaluation evaluation;

  Explaining(PolicySet set, Submission submission) {
    this.set = set;
    this.submission = submission;
    var budget = Budget.ofSteps(PLENTY);
    this.findings = TextFindings.of(set.plan(), submission.text(), budget, _ -> true);
    this.evaluation = new Evaluation(set.plan(), submission.context(), findings, budget);
  }

  Explanation explanation() {
    var views = new ArrayList<ViewText>();
    views.add(new ViewText(Occurrence.SENT, submission.text()));
    views.add(new ViewText(Occurrence.NORMALISED, findings.folded().text()));
    for (TextView view : findings.views()) {
      views.add(new ViewText(view.kind().label(), view.text()));
    }
    var rules = new ArrayList<RuleTrace>();
    for (int number = 0; number < set.plan().size(); number++) {
      rules.add(trace(set.plan().rule(number)));
    }
    return new Explanation(set.judge(submission), views, rules);
  }

  private RuleTrace trace(CompiledRule rule) {
    String why = Scopes.whyNot(rule.policy(), submission);
    if (why.isEmpty()) {
      String exception = Scopes.exception(rule.rule().exceptions(), submission);
      why = exception.isEmpty() ? "" : "rule." + exception;
    }
    ConditionTrace root = trace(rule.when());
    if (rule.unless().isPresent()) {
      ConditionTrace unless = trace(rule.unless().get());
      Result result = evaluation.of(rule);
      root =
          new ConditionTrace(
              "unless",
              "",
              result.isHeld(),
              Spans.merged(result.places()),
              "",
              List.of(root, unless));
    }
    return new RuleTrace(rule.policy().id(), rule.rule().id(), why.isEmpty(), why, root);
  }

  private ConditionTrace trace(Node node) {
    Result result = evaluation.of(node);
    return new ConditionTrace(
        PolicyTree.kind(node.condition()),
        label(node.condition()),
        result.isHeld(),
        Spans.merged(result.places()),
        result.places().isEmpty() ? "" : result.places().getFirst().view(),
        node.parts().stream().map(this::trace).toList());
  }

  private static String label(Condition condition) {
    return switch (condition) {
      case Condition.Lexicon lexicon -> label(lexicon);
      case Condition.Regex regex ->
          regex.pattern() + regex.validator().map(name -> ", " + name).orElse("");
      case Condition.Detect detect -> detect.type() + ", " + detect.confidence().wireName();
      case Condition.Near near ->
          "within "
              + near.within().count()
              + " "
              + near.within().unit().name().toLowerCase(Locale.ROOT);
      case Condition.AtLeast atLeast ->
          atLeast.count() + (atLeast.distinct() ? " different ones" : " times");
      case Condition.All _, Condition.Any _, Condition.Not _, Condition.Always _ -> "";
      case Condition.Link _, Condition.File _, Condition.Burst _ ->
          Json.of(PolicyTree.condition(condition));
      case Condition.Language(var languages) -> String.join(", ", PolicyTree.sorted(languages));
      case Condition.Barrier(var between) ->
          String.join(
              " | ",
              between.stream().map(side -> String.join(", ", PolicyTree.sorted(side))).toList());
      case Condition.Window window -> window.messages() + " messages, " + window.within();
    };
  }

  private static String label(Condition.Lexicon lexicon) {
    List<String> terms = lexicon.terms();
    var label = new ArrayList<>(terms.subList(0, Math.min(terms.size(), MOST_TERMS)));
    lexicon.list().ifPresent(list -> label.add("list " + list));
    return String.join(", ", label)
        + (terms.size() > MOST_TERMS ? " and " + (terms.size() - MOST_TERMS) + " more" : "");
  }
}
