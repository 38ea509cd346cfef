package org.chancery.archive.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chancery.archive.problem.Refusal;
import org.chancery.policy.text.FoldedText;

/// Cuts a query into tokens.
final class QueryLexer {

  static final int FARTHEST = 100;

  private static final String QUOTES = "\"“”„‟«»＂";
  private static final Pattern DISTANCE = Pattern.compile("(w|pre|قرب|قبل)/(\\d*)");
  private static final Pattern FIELD = Pattern.compile("(\\p{L}+)[:：](?!//).*", Pattern.DOTALL);

  private final String query;
  private final FieldValues values;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private QueryLexer(String query, ZoneId zone) {
    this.query = query;
    this.values = new FieldValues(zone);
  }

  /// The tokens of a query, the last of them a [Token.Finish].
  ///
  /// @throws Refusal with the column of what cannot be understood
  static List<Token> tokens(String query, ZoneId zone) {
    var lexer = new QueryLexer(query, zone);
    while (lexer.hasNext()) {
      lexer.next();
    }
    lexer.tokens.add(new Token.Finish(query.length(), query.length()));
    return List.copyOf(lexer.tokens);
  }

  private boolean hasNext() {
    while (at < query.length() && isBlank(query.charAt(at))) {
      at++;
    }
    return at < query.length();
  }

  private void next() {
    var c = query.charAt(at);
    if (c == '(') {
      tokens.add(new Token.Open(at, ++at));
    } else if (c == ')') {
      tokens.add(new Token.Close(at, ++at));
    } else if (isQuote(c)) {
      var start = at;
      var inner = quoted();
      Phrases.quoted(inner, start, at)
          .ifPresent(phrase -> tokens.add(new Token.Text(phrase, start, at)));
      if (at < query.length() && query.charAt(at) == '~') {
        throw fault(
            at,
            at + 1,
            "A phrase cannot be fuzzy.",
            "For words near each other write first w/5 second; for a fuzzy word, word~1.");
      }
    } else {
      run();
    }
  }

  /// What stands in quotes; leaves the position behind the closing one.
  private String quoted() {
    var start = at++;
    var from = at;
    while (at < query.length() && !isQuote(query.charAt(at))) {
      at++;
    }
    if (at == query.length()) {
      throw fault(
          start,
          start + 1,
          "A quotation mark has no partner.",
          "Close the phrase with a second quotation mark.");
    }
    return query.substring(from, at++);
  }

  private void run() {
    var start = at;
    while (at < query.length() && !endsRun(query.charAt(at))) {
      at++;
    }
    var run = query.substring(start, at);
    var folded = FoldedText.of(run).text();
    var field = FIELD.matcher(run);
    var distance = DISTANCE.matcher(folded);
    if (run.equals("AND") || folded.equals("و")) {
      tokens.add(new Token.And(start, at));
    } else if (run.equals("OR") || folded.equals("او")) {
      tokens.add(new Token.Or(start, at));
    } else if (run.equals("NOT") || folded.equals("ليس")) {
      tokens.add(new Token.Not(start, at));
    } else if (distance.matches()) {
      var inOrder = Map.of("w", false, "قرب", false, "pre", true, "قبل", true);
      tokens.add(
          new Token.Distance(
              distance(distance.group(2), start),
              Boolean.TRUE.equals(inOrder.get(distance.group(1))),
              start,
              at));
    } else if (field.matches()) {
      field(field.group(1), start);
    } else {
      Phrases.unquoted(run, start, at)
          .ifPresent(phrase -> tokens.add(new Token.Text(phrase, start, at)));
    }
  }

  private int distance(String digits, int start) {
    var words = digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    if (words < 1 || words > FARTHEST) {
      throw fault(
          start,
          at,
          "The distance is not a number from 1 to " + FARTHEST + ".",
          "Write w/5 for at most five words apart, pre/3 for at most three and in this order.");
    }
    return words;
  }

  private void field(String name, int start) {
    var field =
        Field.of(FoldedText.of(name).text())
            .orElseThrow(() ->
                fault(
                    start,
                    start + name.length() + 1,
                    "There is no field of this name.",
                    "Use "
                        + String.join(
                            ": ", java.util.Arrays.stream(Field.values()).map(Field::word).toList())
                        + ": or put the words in quotes."));
    var from = start + name.length() + 1;
    String value;
    if (from == at && at < query.length() && isQuote(query.charAt(at))) {
      value = quoted();
    } else {
      value = query.substring(from, at);
    }
    if (value.isBlank()) {
      throw fault(
          start,
          at,
          "The field has no value.",
          "Write it right behind the colon, in quotes if it has several words.");
    }
    tokens.add(new Token.Condition(values.read(field, value, from, at), start, at));
  }

  private static boolean endsRun(char c) {
    return isBlank(c) || c == '(' || c == ')' || isQuote(c);
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    // The marks of direction that keyboards and copied texts leave between words, too.
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\u200E'
        || c == '\u200F'
        || c == '\u061C'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  static Refusal fault(int start, int end, String detail, String cure) {
    return Refusal.invalidAt("q", start + 1, Math.max(1, end - start), detail, cure);
  }
}
