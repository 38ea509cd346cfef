package org.chancery.policy;

import java.util.List;

/// One published policy: rules under a name.
///
/// @param id what findings and the journal call it; stable over all versions
/// @param name what people call it
/// @param version the revision these rules belong to, counted from 1
/// @param rules the rules, in the author's order, which has no effect on any verdict
public record Policy(String id, String name, int version, List<Rule> rules) {
  public Policy {
    rules = List.copyOf(rules);
  }
}
