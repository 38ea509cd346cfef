package org.chancery.policy.detect;

/// How much the check of an identifier alone says.
enum Strength {
  /// Next to nothing: any number of the form passes, or nearly any.
  NONE,
  /// One check digit: a tenth of all numbers pass.
  SINGLE,
  /// Two check digits, or one and a date: a hundredth pass.
  DOUBLE,
  /// A form that nothing else has, and a check.
  DISTINCT,
  /// Practically no other text passes.
  STRONG;

  /// How sure a text that passed is one.
  ///
  /// @param written whether it is written with separators at the places usual for it
  /// @param evidence whether words close by speak for it
  Confidence confidence(boolean written, boolean evidence) {
    return switch (this) {
      case NONE -> written && evidence ? Confidence.HIGH : either(written, evidence);
      case SINGLE -> evidence ? Confidence.HIGH : either(written, false);
      case DOUBLE -> written || evidence ? Confidence.HIGH : Confidence.MEDIUM;
      case DISTINCT, STRONG -> Confidence.HIGH;
    };
  }

  private static Confidence either(boolean written, boolean evidence) {
    return written || evidence ? Confidence.MEDIUM : Confidence.LOW;
  }
}
