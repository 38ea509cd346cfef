package org.chancery.policy.detect;

/// How sure it is that a stretch of text is the identifier it looks like.
public enum Confidence {
  /// It has the form, and its check digit if it has a single one, which any tenth number has too.
  LOW,
  /// It has the form, and words close by speak for it.
  MEDIUM,
  /// Its check digits are hard to hit by chance, or they are right and words close by speak for it.
  HIGH
}
