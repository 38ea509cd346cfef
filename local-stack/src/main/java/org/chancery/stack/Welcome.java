package org.chancery.stack;

import java.util.stream.Collectors;

/// What `up` ends with: where to go, and who to be.
final class Welcome {

  private Welcome() {}

  static String text(Installation installation) {
    var people =
        DemoPerson.all().stream()
            .map(person ->
                "  %-14s %-18s %-12s %s"
                    .formatted(
                        person.username(),
                        person.name(),
                        person.unit(),
                        String.join(", ", person.roles())))
            .collect(Collectors.joining("\n"));
    return """

    Chancery is up.

      Chat       %s
      Console    %s
      Archive    %s
      Keycloak   %s   (admin / %s)

    Log in as any of these; everybody's password is %s.

    %s
    """
        .formatted(
            installation.url("messaging"),
            installation.url("console"),
            installation.url("archive"),
            installation.keycloak().url(),
            installation.keycloak().adminPassword(),
            Realm.DEMO_PASSWORD,
            people);
  }
}
