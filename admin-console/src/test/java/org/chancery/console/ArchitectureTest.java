package org.chancery.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The console's own rules, each of which is also seen to fail on a class made to break it.
final class ArchitectureTest {

  private static final JavaClasses CONSOLE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chancery.console");

  private static final ArchRule NAMES_SAY_THE_JOB =
      classes()
          .should()
          .haveNameNotMatching(
              ".*(Impl|Manager|Helper|Util|Utils|Common|Base|DTO|VO|Entity)(\\$.*)?|.*\\.Abstract[A-Z].*")
          .because("a name says what a class is for, and these words say nothing");

  private static final ArchRule FEATURES_DO_NOT_TANGLE =
      SlicesRuleDefinition.slices()
          .matching("org.chancery.console..(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature that can be read alone depends on others in one direction only");

  private static final ArchRule THE_CONSOLE_STORES_NOTHING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "jakarta.persistence..",
              "co.elastic..",
              "org.chancery.policy..",
              "org.chancery.messaging..",
              "org.chancery.archive..")
          .because("the console asks the services and knows nothing of how they store or judge");

  private static final ArchRule ONLY_SESSION_TOUCHES_TOKENS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.chancery.console.session..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.security.oauth2..")
          .because(
              "tokens stay in one package, so that one reading shows they never leave the server");

  private static final ArchRule TIME_IS_GIVEN =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to move the clock");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("names", NAMES_SAY_THE_JOB),
        Arguments.of("tangle", FEATURES_DO_NOT_TANGLE),
        Arguments.of("storage", THE_CONSOLE_STORES_NOTHING),
        Arguments.of("tokens", ONLY_SESSION_TOUCHES_TOKENS),
        Arguments.of("time", TIME_IS_GIVEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void consoleKeepsTheRule(String fixture, ArchRule rule) {
    assertThat(CONSOLE.size()).isGreaterThan(20);
    rule.check(CONSOLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void ruleIsSeenToFailOnItsFixture(String fixture, ArchRule rule) {
    var broken = new ClassFileImporter().importPackages("org.chancery.console.broken." + fixture);

    assertThat(broken).isNotEmpty();
    assertThatThrownBy(() -> rule.check(broken)).isInstanceOf(AssertionError.class);
  }
}
