package org.chancery.messaging.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.Rule;
import org.jspecify.annotations.Nullable;

/// What a list shows of a policy without reading its document.
///
/// @param owner username of whoever answers for it
/// @param severity `low`, `medium`, `high` or `critical`
/// @param outcomes what its rules do, by their names in documents, the mildest first
/// @param rules how many it has
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicySummary(
    @Nullable String owner, String severity, List<String> outcomes, int rules) {

  /// Copies the outcomes.
  public PolicySummary {
    outcomes = List.copyOf(outcomes);
  }

  static PolicySummary of(Policy policy, String author) {
    return new PolicySummary(
        policy.header().owner().orElse(author),
        policy.header().severity().wireName(),
        policy.rules().stream()
            .map(Rule::outcome)
            .distinct()
            .sorted()
            .map(Outcome::wireName)
            .toList(),
        policy.rules().size());
  }
}
