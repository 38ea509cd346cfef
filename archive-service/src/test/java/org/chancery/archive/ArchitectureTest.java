package org.chancery.archive;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The archive's own rules, each of which is also seen to fail on a class made to break it.
final class ArchitectureTest {

  private static final JavaClasses ARCHIVE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chancery.archive");

  private static final ArchRule NAMES_SAY_THE_JOB =
      classes()
          .should()
          .haveNameNotMatching(
              ".*(Impl|Manager|Helper|Util|Utils|Common|Base|DTO|VO|Entity)(\\$.*)?|.*\\.Abstract[A-Z].*")
          .because("a name says what a class is for, and these words say nothing");

  private static final ArchRule TIME_IS_GIVEN =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to move the clock");

  private static final ArchRule THE_RECORD_HAS_ONE_WAY_IN =
      noClasses()
          .that()
          .resideInAPackage("..record..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.persistence..", "org.springframework.data..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.jdbc.core.JdbcTemplate")
          .because("statements on the record are few, spelled out, and only insert and select");

  private static final ArchRule NOTHING_IS_DECIDED_FROM_THE_INDEX =
      noClasses()
          .that()
          .resideInAnyPackage("..intake..", "..record..", "..access..", "..query..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..search..", "co.elastic..", "org.elasticsearch..")
          .because("the index is a projection of the record and may be wrong, late or away");

  private static final ArchRule THE_ARCHIVE_KNOWS_NO_SESSIONS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.chancery.messaging..", "org.springframework.web.socket..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
          .because("the archive meets messaging in the journal record and nowhere else");

  private static final ArchRule LOOPS_ARE_ROUNDS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.chancery.archive.rounds")
          .should()
          .callMethod(Thread.class, "join", Duration.class)
          .orShould()
          .callMethod(Thread.class, "join")
          .because("how a loop goes on, fails and stops is written once");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("names", NAMES_SAY_THE_JOB),
        Arguments.of("time", TIME_IS_GIVEN),
        Arguments.of("store", THE_RECORD_HAS_ONE_WAY_IN),
        Arguments.of("decision", NOTHING_IS_DECIDED_FROM_THE_INDEX),
        Arguments.of("fences", THE_ARCHIVE_KNOWS_NO_SESSIONS),
        Arguments.of("loop", LOOPS_ARE_ROUNDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void archiveKeepsTheRule(String fixture, ArchRule rule) {
    assertThat(ARCHIVE.size()).isGreaterThan(40);
    rule.check(ARCHIVE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void ruleIsSeenToFailOnItsFixture(String fixture, ArchRule rule) {
    var broken = new ClassFileImporter().importPackages("org.chancery.broken." + fixture);

    assertThat(broken).isNotEmpty();
    assertThatThrownBy(() -> rule.check(broken)).isInstanceOf(AssertionError.class);
  }
}
