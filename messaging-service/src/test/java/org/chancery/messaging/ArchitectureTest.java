package org.chancery.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The service's own rules, each of which is also seen to fail on a class made to break it.
final class ArchitectureTest {

  private static final int LONGEST_FILE = 400;

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chancery.messaging");

  private static final ArchRule NAMES_SAY_THE_JOB =
      classes()
          .should()
          .haveNameNotMatching(
              ".*(Impl|Manager|Helper|Util|Utils|Common|Base|DTO|VO|Entity)(\\$.*)?|.*\\.Abstract[A-Z].*")
          .because("a name says what a class is for, and these words say nothing");

  private static final ArchRule TIME_IS_GIVEN =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to move the clock");

  private static final ArchRule MESSAGING_KNOWS_NO_SEARCH =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.elasticsearch..", "co.elastic..", "org.chancery.archive..")
          .because("messaging goes on whether or not anybody archives or searches");

  private static final ArchRule ROWS_ARE_FETCHED_WHOLE =
      noClasses()
          .should()
          .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
          .because(
              "a stream of rows keeps its connection until somebody closes it; list() does not");

  private static final ArchRule ACTS_KNOW_NO_WIRE =
      noClasses()
          .that()
          .resideInAnyPackage("..conversation", "..message", "..journal", "..screening")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..delivery..",
              "..web..",
              "..platform..",
              "jakarta.servlet..",
              "org.springframework.web..",
              "org.springframework.http..")
          .because("REST and socket call the same methods, which must not know who called");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("names", NAMES_SAY_THE_JOB),
        Arguments.of("time", TIME_IS_GIVEN),
        Arguments.of("search", MESSAGING_KNOWS_NO_SEARCH),
        Arguments.of("rows", ROWS_ARE_FETCHED_WHOLE),
        Arguments.of("wire", ACTS_KNOW_NO_WIRE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void serviceKeepsTheRule(String fixture, ArchRule rule) {
    assertThat(SERVICE.size()).isGreaterThan(100);
    rule.check(SERVICE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void ruleIsSeenToFailOnItsFixture(String fixture, ArchRule rule) {
    var broken = new ClassFileImporter().importPackages("org.chancery.broken." + fixture);

    assertThat(broken).isNotEmpty();
    assertThatThrownBy(() -> rule.check(broken)).isInstanceOf(AssertionError.class);
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    assertThat(longerThan(LONGEST_FILE)).isEmpty();
    assertThat(longerThan(5)).isNotEmpty();
  }

  private static List<Path> longerThan(int lines) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      return sources.stream().filter(file -> lines(file) > lines).toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
