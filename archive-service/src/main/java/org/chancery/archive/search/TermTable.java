package org.chancery.archive.search;

import java.util.ArrayList;
import java.util.List;
import org.chancery.archive.access.Spreadsheet;
import org.chancery.archive.search.TermReport.Custodian;
import org.chancery.archive.search.TermReport.Report;

/// A report on terms as a spreadsheet.
final class TermTable {

  private TermTable() {}

  static String of(Report report) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("Term", "Understood as", "Hits", "Unique hits"));
    report.custodians().forEach(custodian -> head.add(name(custodian)));
    rows.add(head);
    for (var line : report.lines()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  line.term(),
                  line.understood(),
                  Long.toString(line.hits()),
                  Long.toString(line.unique())));
      line.custodians().forEach(hits -> row.add(Long.toString(hits)));
      rows.add(row);
    }
    List<String> all =
        new ArrayList<>(List.of("Any of them", "", Long.toString(report.hits()), ""));
    report.custodians().forEach(custodian -> all.add(Long.toString(custodian.hits())));
    rows.add(all);
    List<String> scope =
        new ArrayList<>(List.of("Records looked at", "", Long.toString(report.scope()), ""));
    report.custodians().forEach(custodian -> scope.add(Long.toString(custodian.records())));
    rows.add(scope);
    return Spreadsheet.of(rows);
  }

  private static String name(Custodian custodian) {
    return custodian.name() + " (" + custodian.username() + ")";
  }
}
