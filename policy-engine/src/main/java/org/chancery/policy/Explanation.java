package org.chancery.policy;

import java.util.List;
import org.chancery.policy.text.Span;

/// A verdict step by step.
///
/// @param verdict the very verdict that judging gives
/// @param views the forms of the text that were looked at
/// @param rules every rule of the set, by policy id and rule id
public record Explanation(Verdict verdict, List<ViewText> views, List<RuleTrace> rules) {
  public Explanation {
    views = List.copyOf(views);
    rules = List.copyOf(rules);
  }

  /// A form of the text.
  ///
  /// @param view its name, such as `folded`
  /// @param text the text in that form
  public record ViewText(String view, String text) {
    /// Name and length only.
    @Override
    public String toString() {
      return "ViewText[" + view + ", " + text.length() + " chars]";
    }
  }

  /// What became of one rule.
  ///
  /// @param inScope whether policy and rule concern the submission at all
  /// @param whyNot if not, what stood against it, such as `sender.units`; else empty
  /// @param root what of its condition held; the condition is tried even out of scope
  public record RuleTrace(
      String policy, String rule, boolean inScope, String whyNot, ConditionTrace root) {}

  /// What became of one condition.
  ///
  /// @param kind its key in a policy document, such as `lexicon`
  /// @param label what it looks for, in few words
  /// @param held whether it holds
  /// @param spans where, in the original text
  /// @param view the form of the text that showed it; empty if none did
  /// @param parts what became of the conditions it consists of
  public record ConditionTrace(
      String kind,
      String label,
      boolean held,
      List<Span> spans,
      String view,
      List<ConditionTrace> parts) {
    public ConditionTrace {
      spans = List.copyOf(spans);
      parts = List.copyOf(parts);
    }
  }
}
