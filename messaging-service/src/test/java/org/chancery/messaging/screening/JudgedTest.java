package org.chancery.messaging.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.messaging.conversation.RoomName;
import org.chancery.messaging.journal.Act;
import org.chancery.policy.Submission;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class JudgedTest {

  private static final String ROOT = "org.chancery.messaging.";
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chancery.messaging");

  /// What is made of a text that was judged, and who may make it besides whoever judges: only the
  /// reader of records, which makes again what was made before.
  private static final Map<Submission.Kind, Class<?>> MADE =
      Map.of(
          Submission.Kind.MESSAGE, Act.MessagePosted.class,
          Submission.Kind.CONVERSATION_NAME, RoomName.class);

  @Test
  @DisplayName("P1: whatever exists and others can see is judged, by the class that says so")
  void everyKindThatExistsIsJudgedWhereItSays() {
    for (Submission.Kind kind : Submission.Kind.values()) {
      if (Judged.of(kind) instanceof Judged.Here(String by)) {
        assertThat(callersOf(Screening.class, "judge")).as(kind.name()).contains(ROOT + by);
      }
    }
  }

  @Test
  @DisplayName("P1: nobody but the class that judges makes what others will see")
  void noPathGoesRound() {
    MADE.forEach((kind, made) -> {
      assertThat(Judged.of(kind)).isInstanceOf(Judged.Here.class);
      String judge = Judged.of(kind) instanceof Judged.Here(String by) ? ROOT + by : "";

      Set<String> makers =
          SERVICE.get(made).getConstructorCallsToSelf().stream()
              .map(call -> call.getOriginOwner().getName())
              .filter(name -> !name.equals(made.getName()))
              .collect(Collectors.toSet());

      assertThat(makers).contains(judge).isSubsetOf(judge, ROOT + "journal.RecordReader");
    });
    assertThat(MADE.keySet())
        .isEqualTo(
            Stream.of(Submission.Kind.values())
                .filter(kind -> Judged.of(kind) instanceof Judged.Here)
                .collect(Collectors.toSet()));
  }

  private static Set<String> callersOf(Class<?> type, String method) {
    return SERVICE.get(type).getMethodCallsToSelf().stream()
        .filter(call -> call.getName().equals(method))
        .map(call -> call.getOriginOwner())
        .map(JavaClass::getName)
        .collect(Collectors.toSet());
  }
}
