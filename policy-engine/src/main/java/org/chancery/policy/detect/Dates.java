package org.chancery.policy.detect;

import java.util.ArrayList;

/// Dates written in numbers.
final class Dates {
  private Dates() {}

  /// Whether three numbers are a date: year first, or the year last with day and month in either
  /// order; years of two digits are of either century.
  static boolean isDate(String text) {
    var numbers = new ArrayList<String>();
    for (String part : text.split("\\D+", -1)) {
      if (!part.isEmpty()) {
        numbers.add(part);
      }
    }
    if (numbers.size() == 1 && numbers.getFirst().length() == 8) {
      String all = numbers.getFirst();
      return isDate(all.substring(0, 4) + "-" + all.substring(4, 6) + "-" + all.substring(6))
          || isDate(all.substring(0, 2) + "-" + all.substring(2, 4) + "-" + all.substring(4));
    }
    if (numbers.size() != 3 || numbers.stream().anyMatch(number -> number.length() > 4)) {
      return false;
    }
    int first = Integer.parseInt(numbers.get(0));
    int second = Integer.parseInt(numbers.get(1));
    int third = Integer.parseInt(numbers.get(2));
    if (numbers.get(0).length() == 4) {
      return isYear(first) && CheckDigits.isDate(first, second, third);
    }
    int year = numbers.get(2).length() == 4 ? third : 2000 + third;
    return isYear(year)
        && numbers.get(2).length() != 3
        && (CheckDigits.isDate(year, second, first) || CheckDigits.isDate(year, first, second));
  }

  private static boolean isYear(int year) {
    return year >= 1800 && year <= 2199;
  }
}
