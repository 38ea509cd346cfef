package org.chancery.policy.match;

/// How much work may still be spent on one text, counted in steps and never in time, so that the
/// same text and the same patterns always come to the same end. For one thread.
///
/// A step is about two nanoseconds' worth on the machine that docs/subsystems/policy-evaluation.md
/// names.
public final class Budget {
  /// Steps that let the search for terms and patterns take some four milliseconds of a text.
  public static final long USUAL_STEPS = 2_000_000;

  private long left;

  private Budget(long steps) {
    this.left = steps;
  }

  /// A budget for one text.
  public static Budget ofSteps(long steps) {
    return new Budget(steps);
  }

  /// The budget of [#USUAL_STEPS].
  public static Budget usual() {
    return new Budget(USUAL_STEPS);
  }

  /// Takes steps, or nothing and answers false if fewer are left.
  ///
  /// A refusal ends the budget: what comes after a piece too big is not slipped in.
  public boolean spend(long steps) {
    if (steps > left) {
      left = 0;
      return false;
    }
    left -= steps;
    return true;
  }

  /// How many steps are left.
  public long left() {
    return left;
  }
}
