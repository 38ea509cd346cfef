package org.chancery.bench.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

  @Test
  void nicknamesThatLookAlikeStayDifferentPeople() {
    assertThat(
            Stream.of("tom", "Tom", "tom_", "tom-", "|tom|").map(PersonTest::username).distinct())
        .hasSize(5);
  }

  @Test
  void aNicknameThatIsAUserNameStaysAsItIs() {
    assertThat(Person.named("striss", "#ubuntu"))
        .extracting(Person::username, Person::firstName, Person::lastName)
        .containsExactly("striss", "striss", "ubuntu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|DarkSoUl|", "[cro] smiley", "عمر", "s`s", "a", "<b>&\"", "kdeuser^"})
  void everyNicknameGivesNamesThatKeycloakTakes(String nickname) {
    var person = Person.named(nickname, "#rust");

    assertThat(person.username()).matches("[a-z0-9-]{3,}");
    assertThat(person.firstName())
        .isNotBlank()
        .doesNotContainPattern("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()`]");
    assertThat(person).isEqualTo(Person.named(nickname, "#rust"));
  }

  private static String username(String nickname) {
    return Person.named(nickname, "#rust").username();
  }
}
