package org.chancery.policy;

import java.util.List;

/// Texts that show what a rule is meant to do. They are tried whenever it is compiled, without any
/// context, and a policy whose examples fail is refused.
///
/// @param match texts on which the rule holds
/// @param pass texts on which it does not
public record Examples(List<String> match, List<String> pass) {
  private static final Examples NONE = new Examples(List.of(), List.of());

  public Examples {
    match = List.copyOf(match);
    pass = List.copyOf(pass);
  }

  /// No examples.
  public static Examples none() {
    return NONE;
  }

  /// Whether there are no examples at all.
  public boolean isEmpty() {
    return match.isEmpty() && pass.isEmpty();
  }
}
