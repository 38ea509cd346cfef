package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealmTest {

  @Test
  void everyUnitAndEveryRoleHasSomebody() {
    var people = DemoPerson.all();

    assertThat(people).hasSizeGreaterThanOrEqualTo(12);
    assertThat(
            people.stream()
                .filter(person -> !person.roles().contains("regulator"))
                .map(DemoPerson::unit)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("wealth", "trading", "operations", "compliance");
    assertThat(people.stream().flatMap(person -> person.roles().stream()))
        .contains(
            "policy-author",
            "policy-approver",
            "compliance-officer",
            "compliance-lead",
            "auditor",
            "regulator",
            "operator");
    assertThat(people.stream().map(DemoPerson::id)).doesNotHaveDuplicates();
  }

  @Test
  void everyVariableOfTheRealmFileIsGivenAndNoSecretStandsInIt() {
    var nowhere = URI.create("http://localhost:1");
    var environment = Realm.environment(client -> "secret of " + client, nowhere, nowhere);

    var variables =
        Pattern.compile("\\$\\{(CHANCERY_[A-Z_]+)}")
            .matcher(Realm.json())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(variables).containsExactlyInAnyOrderElementsOf(environment.keySet());
    assertThat(Realm.json()).doesNotContainPattern("\"secret\": \"[^$]");
  }
}
