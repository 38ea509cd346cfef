package org.chancery.policy;

import java.util.List;

/// What is known of a condition.
///
/// @param state whether it holds
/// @param places where; none unless it holds
record Result(State state, List<Occurrence> places) {
  /// Whether a condition holds.
  enum State {
    HELD,
    MISSED,
    /// The budget ended before it was known.
    UNDECIDED
  }

  static final Result MISSED = new Result(State.MISSED, List.of());
  static final Result UNDECIDED = new Result(State.UNDECIDED, List.of());
  static final Result HELD = new Result(State.HELD, List.of());

  static Result held(List<Occurrence> places) {
    return new Result(State.HELD, places);
  }

  static Result of(boolean holds) {
    return holds ? HELD : MISSED;
  }

  boolean isHeld() {
    return state == State.HELD;
  }

  Result negated() {
    return switch (state) {
      case HELD -> MISSED;
      case MISSED -> HELD;
      case UNDECIDED -> UNDECIDED;
    };
  }
}
