package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.chancery.archive.access.Spreadsheet;
import org.chancery.archive.search.TermReport.Custodian;
import org.chancery.archive.search.TermReport.Line;
import org.chancery.archive.search.TermReport.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TermTableTest {

  @Test
  void tableHasALineForEachTermAndAColumnForEachCustodian() {
    var custodian = new Custodian(new UUID(0, 1), "r.haddad", "Rana \"R\" Haddad", 7, 3);

    var table =
        TermTable.of(
            new Report(
                9, 3, List.of(custodian), List.of(new Line("a b", "a AND b", 3, 2, List.of(1L)))));

    assertThat(table)
        .isEqualTo(
            """
            \uFEFF"Term","Understood as","Hits","Unique hits","Rana ""R"" Haddad (r.haddad)"\r
            "a b","a AND b","3","2","1"\r
            "Any of them","","3","","3"\r
            "Records looked at","","9","","7"\r
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"})
  void nothingIsRunAsAFormula(String text) {
    assertThat(Spreadsheet.cell(text)).startsWith("\"'");
  }
}
