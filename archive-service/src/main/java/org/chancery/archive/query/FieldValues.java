package org.chancery.archive.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.policy.text.FoldedText;

/// Reads what stands behind a field's colon.
///
/// @param zone in which days begin
record FieldValues(ZoneId zone) {

  private static final int LONGEST = 300;

  private record Stretch(Instant from, Instant to) {}

  RecordQuery read(Field field, String value, int start, int end) {
    if (value.length() > LONGEST) {
      throw QueryLexer.fault(
          start,
          end,
          "The value is longer than " + LONGEST + " characters.",
          "Shorten it; * stands for any letters.");
    }
    return switch (field) {
      case FROM, TO, IN, UNIT, POLICY ->
          new RecordQuery.Condition(field, known(RecordKeys.key(value), start, end));
      case HAS, OUTCOME, IS, TYPE -> choices(field, value, start, end);
      case AFTER -> new RecordQuery.Since(time(value, start, end).from());
      case BEFORE -> new RecordQuery.Until(time(value, start, end).from());
      case ON -> {
        var stretch = time(value, start, end);
        yield RecordQuery.and(
            List.of(new RecordQuery.Since(stretch.from()), new RecordQuery.Until(stretch.to())));
      }
    };
  }

  private static String known(String key, int start, int end) {
    if (key.isEmpty() || key.chars().allMatch(c -> c == '*' || c == '?')) {
      throw QueryLexer.fault(
          start, end, "The field has no value.", "Write a name or an id behind the colon.");
    }
    return key;
  }

  private static RecordQuery choices(Field field, String value, int start, int end) {
    List<RecordQuery> any = new ArrayList<>();
    for (var one : value.split("[,،]", -1)) {
      var choice = FoldedText.of(one).text().strip();
      if (!field.choices().contains(choice)) {
        throw QueryLexer.fault(
            start,
            end,
            "There is no such value of " + field.word() + ":.",
            "Use one of " + String.join(", ", field.choices()) + ".");
      }
      any.add(new RecordQuery.Condition(field, choice.equals("deleted") ? "recalled" : choice));
    }
    return RecordQuery.or(any.stream().distinct().toList());
  }

  private Stretch time(String value, int start, int end) {
    var given = FoldedText.of(value).text().strip().toUpperCase(Locale.ROOT);
    try {
      return switch (given.length()) {
        case 4 -> years(Year.parse(given));
        case 7 -> months(YearMonth.parse(given));
        case 10 -> days(LocalDate.parse(given));
        default -> {
          var instant = Instant.parse(given);
          yield new Stretch(instant, instant.plusNanos(1));
        }
      };
    } catch (DateTimeException notATime) {
      throw QueryLexer.fault(
          start,
          end,
          "It is neither a day, a month, a year nor a time.",
          "Write it as 2026-01-31, 2026-01, 2026 or 2026-01-31T09:30:00Z.");
    }
  }

  private Stretch years(Year year) {
    return between(year.atDay(1), year.plusYears(1).atDay(1));
  }

  private Stretch months(YearMonth month) {
    return between(month.atDay(1), month.plusMonths(1).atDay(1));
  }

  private Stretch days(LocalDate day) {
    return between(day, day.plusDays(1));
  }

  private Stretch between(LocalDate from, LocalDate to) {
    return new Stretch(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
  }
}
