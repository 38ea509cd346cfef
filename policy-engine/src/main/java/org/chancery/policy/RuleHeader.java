package org.chancery.policy;

import java.util.Map;
import java.util.Optional;

/// What follows when a rule holds.
///
/// @param name what people call the rule; empty if it has only its id
/// @param outcome what a match asks for
/// @param severity how grave a match is; empty for the policy's
/// @param reason whether a warned sender has to give a reason
/// @param replacement what stands in place of what a redacting rule found
/// @param tips what the sender is told, by BCP 47 language tag; `{match}`, `{policy}`, `{rule}` and
///   `{owner}` are filled in
public record RuleHeader(
    String name,
    Outcome outcome,
    Optional<Severity> severity,
    Reason reason,
    String replacement,
    Map<String, String> tips) {
  /// What stands in for redacted text unless the rule says otherwise.
  public static final String BLACKED_OUT = "█████";

  /// Whether somebody who sends a text in spite of a warning has to say why.
  public enum Reason {
    /// They have to.
    REQUIRED,
    /// They may.
    OPTIONAL
  }

  public RuleHeader {
    tips = Map.copyOf(tips);
  }

  /// An outcome with tips, and the default of everything else.
  public static RuleHeader of(Outcome outcome, Map<String, String> tips) {
    return new RuleHeader("", outcome, Optional.empty(), Reason.REQUIRED, BLACKED_OUT, tips);
  }
}
