package org.chancery.policy.document;

import java.util.List;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;

/// What became of reading a document.
public sealed interface Parse {
  /// It is a policy; whether the policy is sound, compiling it tells.
  record Parsed(Policy policy) implements Parse {}

  /// It is none.
  ///
  /// @param errors everything found wrong, never empty, in the order of the document
  record Failed(List<PolicyError> errors) implements Parse {
    public Failed {
      errors = List.copyOf(errors);
    }
  }
}
