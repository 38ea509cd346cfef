package org.chancery.messaging.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Term lists as files people exchange: plain text with a term on each line, or CSV (RFC 4180) with
/// the columns `term`, `note` and `expires`, of which the last two may be missing.
public final class TermFile {

  private static final String HEADER = "term,note,expires";

  private TermFile() {}

  /// A list as text, a term on each line.
  public static String text(List<TermListVersion.Term> terms) {
    StringBuilder file = new StringBuilder();
    terms.forEach(term -> file.append(term.term()).append('\n'));
    return file.toString();
  }

  /// A list as CSV with a header.
  public static String csv(List<TermListVersion.Term> terms) {
    StringBuilder file = new StringBuilder(HEADER).append("\r\n");
    for (TermListVersion.Term term : terms) {
      file.append(quoted(term.term())).append(',');
      file.append(quoted(term.note() == null ? "" : term.note())).append(',');
      file.append(term.expires() == null ? "" : term.expires()).append("\r\n");
    }
    return file.toString();
  }

  /// Reads plain text: blank lines and lines that begin with `#` are left out, a term that comes
  /// again counts once.
  ///
  /// @throws org.chancery.messaging.refusal.Refusal naming every row that is wrong
  public static List<TermListVersion.Term> readText(String file) {
    RowFaults faults = new RowFaults();
    Set<String> terms = new LinkedHashSet<>();
    List<String> lines = file.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.length() > TermLists.LONGEST_TERM && !line.startsWith("#")) {
        faults.add(i + 1, RowFaults.Kind.TERM_TOO_LONG);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        terms.add(line);
      }
    }
    faults.refuse();
    return terms.stream().map(term -> new TermListVersion.Term(term, null, null)).toList();
  }

  /// Reads CSV, with or without a header; a term that comes again counts once, by its first row.
  ///
  /// @throws org.chancery.messaging.refusal.Refusal naming every row that is wrong
  public static List<TermListVersion.Term> readCsv(String file) {
    RowFaults faults = new RowFaults();
    List<TermListVersion.Term> terms = new ArrayList<>();
    List<List<String>> rows = rows(file, faults);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      String term = row.getFirst().strip();
      boolean header = i == 0 && term.equalsIgnoreCase("term");
      if (!header && !term.isEmpty() && seen.add(term)) {
        terms.add(term(term, row, i + 1, faults));
      }
    }
    faults.refuse();
    return terms;
  }

  private static TermListVersion.Term term(
      String term, List<String> row, int number, RowFaults faults) {
    if (term.length() > TermLists.LONGEST_TERM) {
      faults.add(number, RowFaults.Kind.TERM_TOO_LONG);
    }
    String note = cell(row, 1);
    if (note != null && note.length() > TermLists.LONGEST_NOTE) {
      faults.add(number, RowFaults.Kind.NOTE_TOO_LONG);
    }
    return new TermListVersion.Term(term, note, date(cell(row, 2), number, faults));
  }

  private static @Nullable LocalDate date(@Nullable String cell, int row, RowFaults faults) {
    if (cell == null) {
      return null;
    }
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeException _) {
      faults.add(row, RowFaults.Kind.DATE_MALFORMED);
      return null;
    }
  }

  private static @Nullable String cell(List<String> row, int column) {
    String cell = column < row.size() ? row.get(column).strip() : "";
    return cell.isEmpty() ? null : cell;
  }

  private static List<List<String>> rows(String file, RowFaults faults) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int opened = 0;
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < file.length() && file.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
        opened = rows.size() + 1;
      } else if (c == ',' || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r' && c != '\uFEFF') {
        cell.append(c);
      }
    }
    if (quoted) {
      faults.add(opened, RowFaults.Kind.QUOTE_OPEN);
      return rows;
    }
    row.add(cell.toString());
    rows.add(row);
    return rows;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
