package org.chancery.policy;

import java.util.List;

/// What became of a list of policies: a set ready to judge, or every reason why not.
public sealed interface Compilation {
  /// The policies are sound.
  record Compiled(PolicySet set) implements Compilation {}

  /// At least one policy is not; nothing of the list may be used.
  ///
  /// @param errors everything found wrong, never empty, in the order of the list
  record Rejected(List<PolicyError> errors) implements Compilation {
    public Rejected {
      errors = List.copyOf(errors);
    }
  }
}
