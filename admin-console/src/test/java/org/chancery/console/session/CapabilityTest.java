package org.chancery.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CapabilityTest {

  @Test
  void onlyComplianceOfficersMayReadTheRecord() {
    for (var role : ConsoleRole.values()) {
      var mayRead = Capability.of(Set.of(role)).contains(Capability.SEARCH_RECORDS);

      assertThat(mayRead).as(role.wireName()).isEqualTo(role == ConsoleRole.COMPLIANCE_OFFICER);
    }
  }

  @Test
  void nobodyDraftsAndPublishesByOneRole() {
    for (var role : ConsoleRole.values()) {
      var granted = Capability.of(Set.of(role));

      assertThat(granted)
          .as(role.wireName())
          .doesNotContainSequence(Capability.DRAFT_POLICIES, Capability.PUBLISH_POLICIES);
    }
  }

  @Test
  void rolesThatAreNotTheConsolesAreIgnored() {
    var roles = ConsoleRole.among(List.of("employee", "journal-reader", "auditor", "AUDITOR"));

    assertThat(roles).containsExactly(ConsoleRole.AUDITOR);
  }
}
