package org.chancery.messaging.journal;

/// What a record says of policies.
public sealed interface PolicyAct extends Act.OfPolicy {

  /// A policy revision went live; the actor is its approver.
  record Published(PolicyRef policy) implements PolicyAct {
    @Override
    public String type() {
      return "policy.published";
    }
  }

  /// A policy went out of force; the set is the one that remains.
  record Retired(PolicyRef policy) implements PolicyAct {
    @Override
    public String type() {
      return "policy.retired";
    }
  }
}
