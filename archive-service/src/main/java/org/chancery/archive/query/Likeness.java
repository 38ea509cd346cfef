package org.chancery.archive.query;

/// Whether a word is as a term says. Letters are counted as code points.
final class Likeness {

  private Likeness() {}

  static boolean of(Term term, String word) {
    return switch (term) {
      case Term.Exact(var exact) -> exact.equals(word);
      case Term.Wild(var shape) -> wild(shape, word);
      case Term.Fuzzy(var exact, var changes) -> changesBetween(exact, word) <= changes;
    };
  }

  /// Whether a text has a shape of `*` and `?`; takes no more steps than the product of lengths.
  static boolean wild(String shape, String text) {
    var p = shape.codePoints().toArray();
    var t = text.codePoints().toArray();
    var i = 0;
    var j = 0;
    var star = -1;
    var after = 0;
    while (j < t.length) {
      if (i < p.length && (p[i] == '?' || (p[i] == t[j] && p[i] != '*'))) {
        i++;
        j++;
      } else if (i < p.length && p[i] == '*') {
        star = i++;
        after = j;
      } else if (star >= 0) {
        i = star + 1;
        j = ++after;
      } else {
        return false;
      }
    }
    while (i < p.length && p[i] == '*') {
      i++;
    }
    return i == p.length;
  }

  /// The least number of letters put in, taken out, replaced or swapped with a neighbour, no letter
  /// twice.
  static int changesBetween(String one, String other) {
    var a = one.codePoints().toArray();
    var b = other.codePoints().toArray();
    var rows = new int[a.length + 1][b.length + 1];
    for (var i = 0; i <= a.length; i++) {
      rows[i][0] = i;
    }
    for (var j = 0; j <= b.length; j++) {
      rows[0][j] = j;
    }
    for (var i = 1; i <= a.length; i++) {
      for (var j = 1; j <= b.length; j++) {
        var replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var least = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          least = Math.min(least, rows[i - 2][j - 2] + 1);
        }
        rows[i][j] = least;
      }
    }
    return rows[a.length][b.length];
  }
}
