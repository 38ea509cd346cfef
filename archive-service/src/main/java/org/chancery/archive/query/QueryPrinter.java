package org.chancery.archive.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a query in the language it is read from, with every parenthesis that helps a reader.
public final class QueryPrinter {

  /// Words that would be read as something else.
  private static final Set<String> KEPT = Set.of("و", "او", "ليس");

  private QueryPrinter() {}

  /// The query as text; reading it gives an equal query.
  public static String print(RecordQuery query) {
    return switch (query) {
      case RecordQuery.Everything _ -> "";
      case RecordQuery.And(var parts) -> joined(parts, " AND ");
      case RecordQuery.Or(var parts) -> joined(parts, " OR ");
      case RecordQuery.Not(var part) -> "NOT " + enclosed(part);
      case RecordQuery.Text(var near) -> print(near);
      case RecordQuery.Condition(var field, var value) -> field.word() + ":" + value(value);
      case RecordQuery.Since(var time) -> Field.AFTER.word() + ":" + time;
      case RecordQuery.Until(var time) -> Field.BEFORE.word() + ":" + time;
    };
  }

  private static String joined(List<RecordQuery> parts, String operator) {
    return parts.stream().map(QueryPrinter::enclosed).collect(Collectors.joining(operator));
  }

  private static String enclosed(RecordQuery query) {
    return switch (query) {
      case RecordQuery.And _, RecordQuery.Or _ -> "(" + print(query) + ")";
      case RecordQuery.Text(Near.Within _), RecordQuery.Text(Near.Either _) ->
          "(" + print(query) + ")";
      case RecordQuery.Text(Near.Phrase _),
          RecordQuery.Everything _,
          RecordQuery.Not _,
          RecordQuery.Condition _,
          RecordQuery.Since _,
          RecordQuery.Until _ ->
          print(query);
    };
  }

  private static String print(Near near) {
    return switch (near) {
      case Near.Phrase(var words) -> phrase(words);
      case Near.Either(var choices) ->
          choices.stream().map(QueryPrinter::enclosed).collect(Collectors.joining(" OR "));
      case Near.Within(var first, var second, var words, var inOrder) ->
          enclosed(first) + (inOrder ? " pre/" : " w/") + words + " " + enclosed(second);
    };
  }

  private static String enclosed(Near near) {
    return switch (near) {
      case Near.Phrase _ -> print(near);
      case Near.Either _, Near.Within _ -> "(" + print(near) + ")";
    };
  }

  private static String phrase(List<Term> words) {
    var printed = words.stream().map(QueryPrinter::print).toList();
    if (printed.size() == 1 && !KEPT.contains(printed.getFirst())) {
      return printed.getFirst();
    }
    // In quotes a question mark at the end of a word is punctuation.
    var joint = printed.stream().anyMatch(word -> word.endsWith("?")) ? "-" : " ";
    var all = String.join(joint, printed);
    return joint.equals("-") ? all : '"' + all + '"';
  }

  private static String print(Term term) {
    return switch (term) {
      case Term.Exact(var word) -> word;
      case Term.Wild(var shape) -> shape;
      case Term.Fuzzy(var word, var changes) -> word + "~" + changes;
    };
  }

  private static String value(String value) {
    return value.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_*?@/".indexOf(c) >= 0)
        ? value
        : '"' + value + '"';
  }
}
