package org.chancery.policy;

import java.util.Locale;
import java.util.Optional;

/// How grave a finding is; declared from mild to grave.
public enum Severity {
  /// Worth a look when there is time.
  LOW,
  /// What a policy has that says nothing else.
  MEDIUM,
  /// To be looked at today.
  HIGH,
  /// To be looked at now.
  CRITICAL;

  /// The name used in documents and JSON, such as `high`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The severity with this wire name; empty for any other word.
  public static Optional<Severity> ofWireName(String wireName) {
    for (Severity severity : values()) {
      if (severity.wireName().equals(wireName)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
