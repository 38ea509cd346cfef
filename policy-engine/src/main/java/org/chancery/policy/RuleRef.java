package org.chancery.policy;

/// A rule of a policy set.
///
/// @param policy the policy's id
/// @param rule the rule's id within the policy
/// @param version the policy's version
public record RuleRef(String policy, String rule, int version) {}
