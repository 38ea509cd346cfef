package org.chancery.policy.detect;

/// A check that a stretch of text has to pass to be what its form says.
@FunctionalInterface
public interface Validator {
  /// Whether it passes; blanks, hyphens and other separators and the case of letters make no
  /// difference unless the identifier tells capitals from small letters. Never throws.
  boolean accepts(String candidate);
}
