package org.chancery.archive.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.access.Sight;

/// A reader's [Sight] as a filter of the index, which leaves out what they may not see.
final class SightFilter {

  private static final Query DIRECT =
      Query.of(query -> query.term(term -> term.field("kind").value("direct")));

  private SightFilter() {}

  static Query of(Sight sight) {
    var reach = reach(sight);
    return sight.readsRestricted() || sight.restricted().isEmpty()
        ? reach
        : Query.of(query -> query.bool(bool -> bool.filter(reach).mustNot(restricted(sight))));
  }

  /// What is restricted, whoever reads it.
  static Query restricted(Sight sight) {
    if (sight.restricted().isEmpty()) {
      return Query.of(query -> query.matchNone(none -> none));
    }
    return Query.of(query ->
        query.bool(bool -> {
          sight
              .restricted()
              .forEach(one ->
                  bool.should(should ->
                      should.bool(both ->
                          both.filter(anyOf("from", Set.of(one.person())))
                              .filter(time ->
                                  time.range(range ->
                                      range.date(
                                          at -> at.field("at").lt(one.until().toString())))))));
          return bool.minimumShouldMatch("1");
        }));
  }

  /// What is restricted of what would be in sight otherwise.
  static Query keptBack(Sight sight) {
    return Query.of(
        query -> query.bool(bool -> bool.filter(reach(sight)).filter(restricted(sight))));
  }

  private static Query reach(Sight sight) {
    return switch (sight.extent()) {
      case EVERYTHING -> Query.of(query -> query.matchAll(all -> all));
      case ROOMS -> Query.of(query -> query.bool(bool -> bool.mustNot(leftOut(sight))));
      case SCOPES -> scopes(sight);
    };
  }

  private static Query scopes(Sight sight) {
    if (sight.scopes().isEmpty()) {
      return Query.of(query -> query.matchNone(none -> none));
    }
    return Query.of(query ->
        query.bool(bool -> {
          sight.scopes().forEach(scope -> bool.should(scope(scope)));
          return bool.minimumShouldMatch("1");
        }));
  }

  /// Direct conversations that are not in sight.
  static Query leftOut(Sight sight) {
    return Query.of(query ->
        query.bool(bool -> {
          bool.filter(DIRECT);
          if (!sight.direct().isEmpty()) {
            bool.mustNot(anyOf("conversation", sight.direct()));
          }
          return bool;
        }));
  }

  private static Query scope(Sight.Scope scope) {
    var all = new BoolQuery.Builder();
    if (scope.conversations().isEmpty()) {
      all.mustNot(DIRECT).filter(query -> query.exists(field -> field.field("conversation")));
    } else {
      all.filter(anyOf("conversation", scope.conversations()));
    }
    if (!scope.people().isEmpty()) {
      all.filter(query ->
          query.bool(bool ->
              bool.should(anyOf("from", scope.people()))
                  .should(anyOf("to", scope.people()))
                  .minimumShouldMatch("1")));
    }
    if (scope.from() != null || scope.until() != null) {
      all.filter(query ->
          query.range(range ->
              range.date(date -> {
                date.field("at");
                if (scope.from() != null) {
                  date.gte(scope.from().toString());
                }
                if (scope.until() != null) {
                  date.lt(scope.until().toString());
                }
                return date;
              })));
    }
    return new Query(all.build());
  }

  private static Query anyOf(String field, Collection<UUID> ids) {
    var values = ids.stream().map(id -> FieldValue.of(id.toString())).toList();
    return Query.of(
        query -> query.terms(terms -> terms.field(field).terms(any -> any.value(values))));
  }
}
