package org.chancery.messaging.directory;

import java.util.Arrays;
import java.util.Optional;

/// What somebody may do here, granted as a realm role in Keycloak.
public enum Role {
  /// Chats.
  EMPLOYEE("employee"),
  /// Drafts policies.
  POLICY_AUTHOR("policy-author"),
  /// Publishes what another person drafted.
  POLICY_APPROVER("policy-approver"),
  /// Reads the record.
  COMPLIANCE_OFFICER("compliance-officer"),
  /// The second person for grave acts on the record.
  COMPLIANCE_LEAD("compliance-lead"),
  /// Reads everything about how the house is run.
  AUDITOR("auditor"),
  /// Runs the servers; reads no content.
  OPERATOR("operator"),
  /// Reads the journal feed; for the archive's service account only.
  JOURNAL_READER("journal-reader");

  private final String realmRole;

  Role(String realmRole) {
    this.realmRole = realmRole;
  }

  /// The role's name in Keycloak and in `/api/me`.
  public String realmRole() {
    return realmRole;
  }

  /// The role of a name; empty for roles that mean nothing here.
  public static Optional<Role> of(String realmRole) {
    return Arrays.stream(values()).filter(role -> role.realmRole.equals(realmRole)).findFirst();
  }
}
