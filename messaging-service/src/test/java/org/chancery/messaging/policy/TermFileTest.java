package org.chancery.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chancery.messaging.refusal.Refusal;
import org.junit.jupiter.api.Test;

final class TermFileTest {

  @Test
  void everyRowThatIsWrongIsNamedWithItsKind() {
    String file =
        """
        term,note,expires
        good,fine,2026-12-31
        late,,tomorrow
        %s,,31.12.2026
        other,%s,
        """
            .formatted("x".repeat(201), "n".repeat(501));

    assertThat(faults(() -> TermFile.readCsv(file)))
        .containsExactly(
            "3 date-malformed", "4 term-too-long", "4 date-malformed", "5 note-too-long");
  }

  @Test
  void openQuotationIsNamedByTheRowItBeginsIn() {
    assertThat(faults(() -> TermFile.readCsv("one\ntwo\n\"three\nfour\n")))
        .containsExactly("3 quote-open");
  }

  @Test
  void textFilesNameTheirLines() {
    assertThat(faults(() -> TermFile.readText("a\n# " + "c".repeat(300) + "\n" + "x".repeat(201))))
        .containsExactly("3 term-too-long");
    assertThat(TermFile.readText("a\n\n a \n# no\nb\n"))
        .extracting(TermListVersion.Term::term)
        .containsExactly("a", "b");
  }

  @Test
  void countGoesOnWhereNamingStops() {
    assertThatThrownBy(() -> TermFile.readCsv("a,,never\n" + rows(400)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.members()).containsEntry("wrong", 401);
              assertThat(refusal.members().get("rows"))
                  .asInstanceOf(InstanceOfAssertFactories.LIST)
                  .hasSize(100);
              assertThat(refusal.detail()).contains("row 1", "400 more mistakes");
            });
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append("term").append(i).append(",,never\n");
    }
    return rows.toString();
  }

  private static List<String> faults(ThrowingCallable read) {
    Refusal refusal = catchThrowableOfType(Refusal.class, read);
    return refusal.members().get("rows") instanceof List<?> rows
        ? rows.stream()
            .map(RowFaults.Fault.class::cast)
            .map(fault -> fault.row() + " " + fault.code())
            .toList()
        : List.of();
  }
}
