package org.chancery.archive.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Intervals;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.archive.query.Chains;
import org.chancery.archive.query.Chains.Stretch;
import org.chancery.archive.query.Field;
import org.chancery.archive.query.Near;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.query.Term;

/// Says a query in Elasticsearch's terms: filters, and intervals where words have distances.
///
/// @param people ids of the people of a key of `to:`
/// @param restricted what `is:restricted` finds now
record QueryCompiler(Function<String, Set<UUID>> people, Query restricted) {

  private static final String TEXT = "text";
  private static final String REWRITE = "constant_score";

  Query compile(RecordQuery query) {
    return switch (query) {
      case RecordQuery.Everything _ -> Query.of(q -> q.matchAll(all -> all));
      case RecordQuery.And(var parts) -> all(parts);
      case RecordQuery.Or(var parts) -> any(parts.stream().map(this::compile).toList());
      case RecordQuery.Not(var part) -> Query.of(q -> q.bool(bool -> bool.mustNot(compile(part))));
      case RecordQuery.Text(var near) -> text(near);
      case RecordQuery.Condition(var field, var value) -> condition(field, value);
      case RecordQuery.Since(var time) ->
          Query.of(q -> q.range(r -> r.date(at -> at.field("at").gte(nanos(time)))));
      case RecordQuery.Until(var time) ->
          Query.of(q -> q.range(r -> r.date(at -> at.field("at").lt(nanos(time)))));
    };
  }

  private Query all(List<RecordQuery> parts) {
    var bool = new BoolQuery.Builder();
    for (var part : parts) {
      if (part instanceof RecordQuery.Not(var inner)) {
        bool.mustNot(compile(inner));
      } else {
        bool.filter(compile(part));
      }
    }
    return new Query(bool.build());
  }

  private static Query any(Collection<Query> choices) {
    return Query.of(q -> q.bool(bool -> bool.should(List.copyOf(choices)).minimumShouldMatch("1")));
  }

  private static Query text(Near near) {
    return switch (near) {
      case Near.Phrase(var words) when words.size() == 1 -> word(words.getFirst());
      case Near.Phrase(var words) when words.stream().allMatch(Term.Exact.class::isInstance) ->
          phrase(words);
      case Near.Phrase _, Near.Within _ -> intervals(near);
      case Near.Either(var choices) -> any(choices.stream().map(QueryCompiler::text).toList());
    };
  }

  private static Query phrase(List<Term> words) {
    var joined =
        words.stream()
            .map(Term.Exact.class::cast)
            .map(Term.Exact::word)
            .collect(Collectors.joining(" "));
    return Query.of(q -> q.matchPhrase(phrase -> phrase.field(TEXT).query(joined)));
  }

  private static Query word(Term term) {
    return switch (term) {
      case Term.Exact(var word) -> term(TEXT, word);
      case Term.Wild(var shape) -> wild(TEXT, shape);
      case Term.Fuzzy(var word, var changes) ->
          Query.of(q ->
              q.fuzzy(fuzzy ->
                  fuzzy
                      .field(TEXT)
                      .value(word)
                      .fuzziness(Integer.toString(changes))
                      .prefixLength(0)
                      .transpositions(true)
                      .rewrite(REWRITE)));
    };
  }

  private static Query intervals(Near near) {
    var choices = Chains.of(near).stream().map(QueryCompiler::stretch).toList();
    return Query.of(
        q -> q.intervals(intervals -> intervals.field(TEXT).anyOf(any -> any.intervals(choices))));
  }

  private static Intervals stretch(Stretch stretch) {
    return switch (stretch) {
      case Stretch.Leaf(var row) ->
          followed(row.words().stream().map(QueryCompiler::anyTerm).toList(), 0);
      case Stretch.Followed(var first, var second, var between) ->
          followed(List.of(stretch(first), stretch(second)), between);
    };
  }

  private static Intervals followed(List<Intervals> parts, int between) {
    return parts.size() == 1
        ? parts.getFirst()
        : Intervals.of(i -> i.allOf(all -> all.ordered(true).maxGaps(between).intervals(parts)));
  }

  private static Intervals anyTerm(List<Term> terms) {
    var choices = terms.stream().map(QueryCompiler::interval).toList();
    return choices.size() == 1
        ? choices.getFirst()
        : Intervals.of(i -> i.anyOf(any -> any.intervals(choices)));
  }

  private static Intervals interval(Term term) {
    return switch (term) {
      case Term.Exact(var word) -> Intervals.of(i -> i.match(match -> match.query(word)));
      case Term.Wild(var shape) -> Intervals.of(i -> i.wildcard(wild -> wild.pattern(shape)));
      case Term.Fuzzy(var word, var changes) ->
          Intervals.of(i ->
              i.fuzzy(fuzzy ->
                  fuzzy
                      .term(word)
                      .fuzziness(Integer.toString(changes))
                      .prefixLength(0)
                      .transpositions(true)));
    };
  }

  private Query condition(Field field, String value) {
    return switch (field) {
      case FROM -> key("from", value);
      case TO -> terms("to", people.apply(value).stream().map(UUID::toString).sorted().toList());
      case IN -> key("in", value);
      case UNIT -> key("unit", value);
      case POLICY -> key("policies", value);
      case HAS -> term("has", value);
      case OUTCOME -> term("outcome", value);
      case TYPE ->
          value.contains(".")
              ? term("type", value)
              : Query.of(q -> q.prefix(prefix -> prefix.field("type").value(value + ".")));
      case IS ->
          switch (value) {
            case "restricted" -> restricted;
            case "held" -> term("is", value);
            default ->
                any(
                    List.of(
                        term("is", value),
                        Query.of(q -> q.term(term -> term.field(value).value(true)))));
          };
      case AFTER, BEFORE, ON -> throw new IllegalArgumentException("times are no conditions");
    };
  }

  private static Query key(String field, String value) {
    return value.indexOf('*') < 0 && value.indexOf('?') < 0
        ? term(field, value)
        : wild(field, value.replace("\\", "\\\\"));
  }

  static Query terms(String field, Collection<String> values) {
    var choices = values.stream().map(FieldValue::of).toList();
    return Query.of(q -> q.terms(terms -> terms.field(field).terms(any -> any.value(choices))));
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(term -> term.field(field).value(value)));
  }

  private static Query wild(String field, String shape) {
    return Query.of(q -> q.wildcard(wild -> wild.field(field).value(shape).rewrite(REWRITE)));
  }

  private static String nanos(Instant time) {
    return time.toString();
  }
}
