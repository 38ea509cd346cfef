package org.chancery.messaging.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.messaging.conversation.RoomName;
import org.chancery.messaging.conversation.RoomTopic;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.policy.Submission;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class JudgedTest {

  private static final String ROOT = "org.chancery.messaging.";
  private static final Set<String> JUDGING = Set.of("judge", "judgeSides", "judgeParts");
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.chancery.messaging");

  private static final Set<String> CALLERS =
      SERVICE.get(Screening.class).getMethodCallsToSelf().stream()
          .filter(call -> JUDGING.contains(call.getName()))
          .map(call -> call.getOriginOwner().getName())
          .collect(Collectors.toSet());

  /// What is made of what was judged, and who may make it besides whoever judges: only the reader
  /// of records, which makes again what was made before.
  private static final Map<Submission.Kind, Set<String>> MADE =
      Map.of(
          Submission.Kind.MESSAGE,
              Set.of(Act.MessagePosted.class.getName(), EditAct.Edited.class.getName()),
          Submission.Kind.CONVERSATION_NAME, Set.of(RoomName.class.getName()),
          Submission.Kind.TOPIC, Set.of(RoomTopic.class.getName()),
          Submission.Kind.STATUS_TEXT, Set.of(ROOT + "presence.StatusText"),
          Submission.Kind.LINK_PREVIEW, Set.of(PreviewAct.Shown.class.getName()),
          Submission.Kind.FILE_NAME, Set.of(AttachmentRef.class.getName()),
          Submission.Kind.FILE_TEXT, Set.of(AttachmentRef.class.getName()),
          Submission.Kind.JOIN, Set.of(ROOT + "conversation.Admission"));

  @Test
  @DisplayName("P1: whatever exists and others can see is judged, by the class that says so")
  void everyKindThatExistsIsJudgedWhereItSays() {
    for (Submission.Kind kind : Submission.Kind.values()) {
      assertThat(CALLERS).as(kind.name()).contains(ROOT + Judged.of(kind).by());
    }
  }

  @Test
  @DisplayName("P1: nobody but the class that judges makes what others will see")
  void noPathGoesRound() {
    MADE.forEach((kind, all) -> {
      String judge = ROOT + Judged.of(kind).by();
      for (String made : all) {
        Set<String> makers =
            SERVICE.get(made).getConstructorCallsToSelf().stream()
                .map(call -> call.getOriginOwner().getName())
                .filter(name -> !name.equals(made))
                .collect(Collectors.toSet());

        assertThat(makers).contains(judge).isSubsetOf(judge, ROOT + "journal.RecordReader");
      }
    });
    assertThat(MADE).containsOnlyKeys(Submission.Kind.values());
  }

  @Test
  @DisplayName("P1: one statement makes members, and it takes those the policies let in")
  void onlyAdmissionsBecomeMembers() throws IOException {
    Map<String, String> writers = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        if (source.contains("insert into membership")) {
          writers.put(file.getFileName().toString(), source);
        }
      }
    }

    assertThat(writers.keySet()).containsExactly("Memberships.java");
    assertThat(writers.get("Memberships.java"))
        .containsOnlyOnce("insert into membership")
        .contains("Collection<Admission> people");
  }
}
