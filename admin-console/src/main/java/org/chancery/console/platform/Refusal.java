package org.chancery.console.platform;

import java.io.Serial;
import java.util.Map;

/// A request the console will not serve, with what to tell the browser.
public final class Refusal extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Map<String, String> members;

  /// Refuses with a problem and a detail that says what to do about it.
  public Refusal(Problem problem, String detail) {
    this(problem, detail, Map.of());
  }

  /// Refuses with extra members, for example which service is away.
  public Refusal(Problem problem, String detail, Map<String, String> members) {
    super(detail);
    this.problem = problem;
    this.members = Map.copyOf(members);
  }

  Problem problem() {
    return problem;
  }

  Map<String, String> members() {
    return members;
  }
}
