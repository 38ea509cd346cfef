package org.chancery.archive.access;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as RFC 4180 comma-separated values that a spreadsheet opens without running anything that
/// stands in them.
public final class Spreadsheet {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// What a spreadsheet takes for the beginning of a formula.
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private Spreadsheet() {}

  /// The whole table, its head first.
  public static String of(List<List<String>> rows) {
    return BYTE_ORDER_MARK
        + rows.stream()
            .map(row -> row.stream().map(Spreadsheet::cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  /// A cell in quotes; what could begin a formula gets an apostrophe before it.
  public static String cell(String text) {
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
