package org.chancery.console.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The realm roles that open the console. `employee` is deliberately not among them.
enum ConsoleRole {
  COMPLIANCE_OFFICER,
  COMPLIANCE_LEAD,
  POLICY_AUTHOR,
  POLICY_APPROVER,
  AUDITOR,
  REGULATOR,
  OPERATOR;

  /// The role's name in the realm and on the wire, for example `policy-author`.
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The authority Spring Security checks.
  String authority() {
    return "ROLE_" + wireName();
  }

  static String[] authorities() {
    return Arrays.stream(values()).map(ConsoleRole::authority).toArray(String[]::new);
  }

  /// The console's roles among a token's; anything else in the token is of no concern here.
  static Set<ConsoleRole> among(Collection<String> wireNames) {
    var found = EnumSet.noneOf(ConsoleRole.class);
    for (var role : values()) {
      if (wireNames.contains(role.wireName())) {
        found.add(role);
      }
    }
    return found;
  }
}
