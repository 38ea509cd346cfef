package org.chancery.console.session;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a person may try in the console, as a hint for the web app: it disables what would be
/// refused and says who may. The services decide; this list grants nothing.
enum Capability {
  SEE_OVERVIEW,
  SEARCH_RECORDS,
  READ_ACCESS_LOG,
  SEE_HOLDS,
  SEE_RETENTION,
  SEE_COMPLETENESS,
  READ_REPORTS,
  APPROVE_RETENTION,
  READ_POLICIES,
  DRAFT_POLICIES,
  PUBLISH_POLICIES,
  REVIEW_MESSAGES,
  ANSWER_APPEALS,
  READ_SCOPE,
  OPEN_SCOPES;

  /// The capability's name on the wire, for example `search-records`.
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Set<Capability> of(Set<ConsoleRole> held) {
    var granted = EnumSet.noneOf(Capability.class);
    for (var capability : values()) {
      if (capability.holders().stream().anyMatch(held::contains)) {
        granted.add(capability);
      }
    }
    return granted;
  }

  private Set<ConsoleRole> holders() {
    return switch (this) {
      case SEE_OVERVIEW ->
          Set.of(
              ConsoleRole.COMPLIANCE_OFFICER,
              ConsoleRole.POLICY_AUTHOR,
              ConsoleRole.POLICY_APPROVER,
              ConsoleRole.AUDITOR,
              ConsoleRole.OPERATOR);
      case READ_POLICIES ->
          Set.of(
              ConsoleRole.COMPLIANCE_OFFICER,
              ConsoleRole.POLICY_AUTHOR,
              ConsoleRole.POLICY_APPROVER,
              ConsoleRole.AUDITOR);
      case SEARCH_RECORDS, REVIEW_MESSAGES -> Set.of(ConsoleRole.COMPLIANCE_OFFICER);
      case SEE_COMPLETENESS ->
          Set.of(
              ConsoleRole.COMPLIANCE_OFFICER,
              ConsoleRole.COMPLIANCE_LEAD,
              ConsoleRole.AUDITOR,
              ConsoleRole.OPERATOR);
      case READ_ACCESS_LOG, SEE_RETENTION, READ_REPORTS ->
          Set.of(ConsoleRole.COMPLIANCE_OFFICER, ConsoleRole.COMPLIANCE_LEAD, ConsoleRole.AUDITOR);
      case SEE_HOLDS -> Set.of(ConsoleRole.COMPLIANCE_OFFICER, ConsoleRole.COMPLIANCE_LEAD);
      case APPROVE_RETENTION, OPEN_SCOPES -> Set.of(ConsoleRole.COMPLIANCE_LEAD);
      case READ_SCOPE -> Set.of(ConsoleRole.REGULATOR);
      case DRAFT_POLICIES, ANSWER_APPEALS -> Set.of(ConsoleRole.POLICY_AUTHOR);
      case PUBLISH_POLICIES -> Set.of(ConsoleRole.POLICY_APPROVER);
    };
  }
}
