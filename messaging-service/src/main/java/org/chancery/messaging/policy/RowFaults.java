package org.chancery.messaging.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.messaging.refusal.Refusal;

/// What is wrong with the rows of a file: all of it, so that one look is enough to mend it. Names
/// rows and kinds of mistake, for the desk to say in the reader's language.
final class RowFaults {

  /// Further ones are counted, not named.
  private static final int MOST = 100;

  private final List<Fault> faults = new ArrayList<>();
  private int count;

  /// A kind of mistake.
  enum Kind {
    /// The term is longer than [TermLists#LONGEST_TERM].
    TERM_TOO_LONG("a term has at most %d characters".formatted(TermLists.LONGEST_TERM)),
    /// The note is longer than [TermLists#LONGEST_NOTE].
    NOTE_TOO_LONG("a note has at most %d characters".formatted(TermLists.LONGEST_NOTE)),
    /// The third column is no date.
    DATE_MALFORMED("write the date as in 2026-12-31, or leave it empty"),
    /// It begins with a quotation mark that the file never closes.
    QUOTE_OPEN("close the quotation mark");

    private final String cure;

    Kind(String cure) {
      this.cure = cure;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// @param row counted from 1, a header included
  /// @param code of the [Kind]
  record Fault(int row, String code, String cure) {}

  void add(int row, Kind kind) {
    count++;
    if (faults.size() < MOST) {
      faults.add(new Fault(row, kind.code(), kind.cure));
    }
  }

  /// Refuses a file with faults.
  void refuse() {
    if (count > 0) {
      Fault first = faults.getFirst();
      throw Refusal.ofField(
              "file",
              "row %d: %s.%s"
                  .formatted(
                      first.row(),
                      first.cure(),
                      count == 1 ? "" : " There are %d more mistakes.".formatted(count - 1)))
          .with("rows", List.copyOf(faults))
          .with("wrong", count);
    }
  }
}
