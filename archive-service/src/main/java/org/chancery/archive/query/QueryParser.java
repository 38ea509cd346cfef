package org.chancery.archive.query;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.chancery.archive.problem.Refusal;

/// Reads the query language.
///
/// `w/5` and `pre/5` bind most tightly and from left to right, then `NOT`, then `AND`, which may be
/// left out, then `OR`.
public final class QueryParser {

  /// The longest query, in UTF-16 units.
  public static final int LONGEST = 4_000;

  private static final int MOST_TOKENS = 600;
  private static final int DEEPEST = 40;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private QueryParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// Reads a query; a blank one is [RecordQuery.Everything].
  ///
  /// @param zone in which days begin
  /// @throws Refusal naming the column of what is wrong, and what to write instead
  public static RecordQuery parse(String query, ZoneId zone) {
    if (query.length() > LONGEST) {
      throw Refusal.invalid(
          "q",
          "The query is longer than " + LONGEST + " characters.",
          "Split it into several searches; a report on many terms takes them one a line.");
    }
    var tokens = QueryLexer.tokens(query, zone);
    if (tokens.size() > MOST_TOKENS) {
      throw Refusal.invalid(
          "q",
          "The query has more than " + MOST_TOKENS + " words.",
          "Split it into several searches; a report on many terms takes them one a line.");
    }
    if (tokens.size() == 1) {
      return new RecordQuery.Everything();
    }
    var parser = new QueryParser(tokens);
    var read = parser.or();
    var rest = parser.peek();
    if (!(rest instanceof Token.Finish)) {
      throw fault(
          rest,
          "This parenthesis closes nothing.",
          "Remove it, or open one before the words it belongs to.");
    }
    return read;
  }

  private RecordQuery or() {
    List<RecordQuery> parts = new ArrayList<>();
    parts.add(and());
    while (peek() instanceof Token.Or) {
      at++;
      parts.add(and());
    }
    return RecordQuery.or(parts);
  }

  private RecordQuery and() {
    List<RecordQuery> parts = new ArrayList<>();
    parts.add(not());
    while (true) {
      switch (peek()) {
        case Token.And _ -> {
          at++;
          parts.add(not());
        }
        case Token.Not _, Token.Open _, Token.Text _, Token.Condition _ -> parts.add(not());
        case Token.Or _, Token.Close _, Token.Finish _, Token.Distance _ -> {
          return RecordQuery.and(parts);
        }
      }
    }
  }

  private RecordQuery not() {
    if (peek() instanceof Token.Not) {
      deeper();
      at++;
      var part = not();
      depth--;
      return new RecordQuery.Not(part);
    }
    return near();
  }

  private RecordQuery near() {
    var begin = peek();
    var first = atom();
    if (!(peek() instanceof Token.Distance)) {
      return first;
    }
    var near = operand(first, begin);
    while (peek() instanceof Token.Distance distance) {
      at++;
      var next = peek();
      near = new Near.Within(near, operand(atom(), next), distance.words(), distance.inOrder());
      deeper();
      if (Chains.tryOf(near).isEmpty()) {
        throw fault(
            distance,
            "There are more than " + Chains.MOST + " ways to satisfy this.",
            "Put fewer alternatives into the parentheses, or split the search.");
      }
    }
    return new RecordQuery.Text(near);
  }

  private RecordQuery atom() {
    var token = peek();
    at++;
    return switch (token) {
      case Token.Open open -> enclosed(open);
      case Token.Text text -> new RecordQuery.Text(text.phrase());
      case Token.Condition condition -> condition.query();
      case Token.And _,
          Token.Or _,
          Token.Distance _,
          Token.Close _,
          Token.Finish _,
          Token.Not _ -> {
        at--;
        throw missing(token);
      }
    };
  }

  private RecordQuery enclosed(Token.Open open) {
    deeper();
    var inner = or();
    depth--;
    if (!(peek() instanceof Token.Close)) {
      throw fault(
          open, "This parenthesis is never closed.", "Close it behind the last word it is for.");
    }
    at++;
    return inner;
  }

  private Refusal missing(Token token) {
    if (token instanceof Token.Close && at > 0 && tokens.get(at - 1) instanceof Token.Open) {
      return fault(
          token,
          "There is nothing between the parentheses.",
          "Write words into them or remove them.");
    }
    var last = token instanceof Token.Finish || token instanceof Token.Close;
    var operator = last && at > 0 ? tokens.get(at - 1) : token;
    if (operator instanceof Token.Finish || operator instanceof Token.Close) {
      return fault(token, "A word is missing here.", "Write a word, or remove the parenthesis.");
    }
    return fault(
        operator,
        last ? "Nothing follows this operator." : "A word is missing before this operator.",
        "Write a word on each side of it; to search for the operator as a word, put it in quotes.");
  }

  private Near operand(RecordQuery query, Token begin) {
    return switch (query) {
      case RecordQuery.Text(var near) -> near;
      case RecordQuery.Or(var parts) ->
          Near.either(parts.stream().map(part -> operand(part, begin)).toList());
      case RecordQuery.And _ ->
          throw fault(
              begin,
              "AND cannot stand on one side of a distance.",
              "Write (a w/5 c) AND (b w/5 c) for both, or \"a b\" for a phrase.");
      case RecordQuery.Not _ ->
          throw fault(
              begin,
              "NOT cannot stand on one side of a distance.",
              "Write a AND NOT (a w/5 b) for what is not near.");
      case RecordQuery.Condition _,
          RecordQuery.Since _,
          RecordQuery.Until _,
          RecordQuery.Everything _ ->
          throw fault(
              begin,
              "A field cannot stand on one side of a distance.",
              "Write it before or behind the words that are near each other.");
    };
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw fault(
          peek(), "The query is nested too deeply.", "Remove parentheses, or split the search.");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private static Refusal fault(Token token, String detail, String cure) {
    return QueryLexer.fault(token.start(), token.end(), detail, cure);
  }
}
