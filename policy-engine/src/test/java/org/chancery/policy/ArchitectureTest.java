package org.chancery.policy;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> ALLOWED =
      resideInAnyPackage(
          "org.chancery.policy..",
          "com.google.re2j..",
          "com.ibm.icu..",
          "org.snakeyaml.engine..",
          "picocli..",
          "org.jspecify.annotations..",
          "java.lang..",
          "java.util..",
          "java.nio.charset..",
          "java.security..",
          "java.time..",
          "java.io..",
          "java.math..",
          "java.nio.file..");

  static final ArchRule KNOWS_NOTHING_ELSE =
      ArchRuleDefinition.classes()
          .should()
          .onlyDependOnClassesThat(ALLOWED)
          .because("any Java program can use the engine, whatever its framework and stores");

  static final ArchRule READS_NO_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class)
          .orShould()
          .callMethodWhere(
              target(owner(resideInAnyPackage("java.time.."))).and(target(name("now"))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the same text and the same policies must give the same verdict for ever");

  // Where a native library is unpacked, what reads the packs, and the command line.
  static final ArchRule TOUCHES_NOTHING_OUTSIDE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.chancery.policy.match..",
              "org.chancery.policy.text..",
              "org.chancery.policy.document..",
              "org.chancery.policy.pack..",
              "org.chancery.policy.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..", "javax..")
          .because("policies come in and verdicts go out as objects; the caller stores them");

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.chancery.policy");

  private static final JavaClasses BAD =
      new ClassFileImporter().importPackages("org.chancery.policy.fixture");

  @SuppressWarnings("unused") // named by the parameterised tests
  static final ArchRule[] RULES = {KNOWS_NOTHING_ELSE, READS_NO_CLOCK, TOUCHES_NOTHING_OUTSIDE};

  @ParameterizedTest
  @FieldSource("RULES")
  void theEngineKeepsTheRule(ArchRule rule) {
    rule.check(ENGINE);
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void theRuleIsSeenToFail(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(BAD)).isInstanceOf(AssertionError.class);
  }

  @Test
  void packagesKnowOnlyThoseToTheirLeft() {
    List<String> packages =
        List.of(
            "org.chancery.policy.text",
            "org.chancery.policy.match",
            "org.chancery.policy.match.hyperscan",
            "org.chancery.policy.detect",
            "org.chancery.policy",
            "org.chancery.policy.document",
            "org.chancery.policy.pack",
            "org.chancery.policy.cli");
    for (int i = 0; i < packages.size() - 1; i++) {
      noClasses()
          .that()
          .resideInAPackage(packages.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages.subList(i + 1, packages.size()).toArray(String[]::new))
          .because("what is more basic can be understood, tested and replaced by itself")
          .allowEmptyShould(true)
          .check(ENGINE);
    }
  }

  @Test
  void theRulesSeeTheEngine() {
    assertThat(ENGINE.contain(PolicySet.class)).isTrue();
    assertThat(ENGINE.contain(ArchitectureTest.class)).isFalse();
  }
}
