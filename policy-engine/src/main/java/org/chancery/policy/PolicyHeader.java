package org.chancery.policy;

import java.util.Optional;

/// What a policy says of itself, beside its rules.
///
/// @param name what people call it
/// @param description what it is for; empty if its author wrote none
/// @param owner the username appeals go to; empty for the revision's author
/// @param severity that of its rules which name none
/// @param queue the review queue of its findings
/// @param hints whether it may be asked while a person types
public record PolicyHeader(
    String name,
    String description,
    Optional<String> owner,
    Severity severity,
    String queue,
    boolean hints) {
  /// The queue of policies that name none.
  public static final String GENERAL_QUEUE = "general";

  /// A name, and the default of everything else.
  public static PolicyHeader named(String name) {
    return new PolicyHeader(name, "", Optional.empty(), Severity.MEDIUM, GENERAL_QUEUE, false);
  }
}
