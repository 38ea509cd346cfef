package org.chancery.archive.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.archive.search.TermReport.Custodian;
import org.chancery.archive.search.TermReport.Report;

/// A report on terms as RFC 4180 comma-separated values that a spreadsheet opens without running
/// anything that stands in them.
final class TermTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// What a spreadsheet takes for the beginning of a formula.
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

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
    return BYTE_ORDER_MARK
        + rows.stream()
            .map(row -> row.stream().map(TermTable::cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /// A cell in quotes; what could begin a formula gets an apostrophe before it.
  static String cell(String text) {
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static String name(Custodian custodian) {
    return custodian.name() + " (" + custodian.username() + ")";
  }
}
