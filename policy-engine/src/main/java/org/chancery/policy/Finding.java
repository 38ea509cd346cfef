package org.chancery.policy;

import java.util.List;
import org.chancery.policy.text.Span;

/// One rule that matched, and where.
///
/// @param policy the policy's id
/// @param rule the rule's id within the policy
/// @param version the policy's version
/// @param outcome what the rule asks for
/// @param spans where it matched in the original text: ascending, never overlapping, never empty
public record Finding(String policy, String rule, int version, Outcome outcome, List<Span> spans) {
  public Finding {
    spans = List.copyOf(spans);
  }
}
