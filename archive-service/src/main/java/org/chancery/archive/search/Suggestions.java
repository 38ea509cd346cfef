package org.chancery.archive.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.archive.query.Field;
import org.chancery.archive.query.NameDistance;
import org.chancery.archive.query.QueryPrinter;
import org.chancery.archive.query.RecordKeys;
import org.chancery.archive.query.RecordQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says of names in a query that are not on record what they might have been meant to be.
@Component
class Suggestions {

  private static final int MOST = 3;
  private static final int MOST_ROOMS = 100_000;

  private final People people;
  private final JdbcClient jdbc;

  Suggestions(People people, JdbcClient jdbc) {
    this.people = people;
    this.jdbc = jdbc;
  }

  /// A name that is not on record.
  ///
  /// @param field before which colon it stands
  /// @param name as it was understood
  /// @param instead what is on record and nearly the same, nearest first; empty if nothing is
  record Suggestion(String field, String name, List<Instead> instead) {}

  /// Something to search for instead.
  ///
  /// @param name that is on record
  /// @param query the whole question with it
  record Instead(String name, String query) {}

  /// One for each unknown name, in their order.
  List<Suggestion> of(RecordQuery query) {
    List<RecordQuery.Condition> names = new ArrayList<>();
    collect(query, names);
    return names.stream()
        .filter(name -> name.value().indexOf('*') < 0 && name.value().indexOf('?') < 0)
        .distinct()
        .flatMap(name -> {
          var known = known(name.field());
          return known.contains(name.value())
              ? Stream.empty()
              : Stream.of(suggestion(query, name, known));
        })
        .toList();
  }

  private static Suggestion suggestion(
      RecordQuery query, RecordQuery.Condition name, Collection<String> known) {
    var instead =
        NameDistance.nearest(name.value(), known, MOST).stream()
            .map(found ->
                new Instead(
                    found,
                    QueryPrinter.print(
                        query.with(name, new RecordQuery.Condition(name.field(), found)))))
            .toList();
    return new Suggestion(name.field().word(), name.value(), instead);
  }

  private Collection<String> known(Field field) {
    return switch (field) {
      case FROM, TO -> people.keys();
      case IN -> rooms();
      case UNIT -> units();
      case HAS, OUTCOME, POLICY, TYPE, IS, AFTER, BEFORE, ON -> Set.of();
    };
  }

  private Set<String> rooms() {
    return new HashSet<>(
        jdbc.sql(
                """
                select id::text as key from seen_conversation
                union all select name from seen_conversation where name is not null limit ?
                """)
            .param(MOST_ROOMS)
            .query((row, _) -> RecordKeys.key(row.getString("key")))
            .list());
  }

  private Set<String> units() {
    return new HashSet<>(
        jdbc.sql("select distinct unit from seen_person where unit is not null")
            .query((row, _) -> RecordKeys.key(row.getString("unit")))
            .list());
  }

  private static void collect(RecordQuery query, List<RecordQuery.Condition> names) {
    switch (query) {
      case RecordQuery.And(var parts) -> parts.forEach(part -> collect(part, names));
      case RecordQuery.Or(var parts) -> parts.forEach(part -> collect(part, names));
      case RecordQuery.Not(var part) -> collect(part, names);
      case RecordQuery.Condition condition -> {
        switch (condition.field()) {
          case FROM, TO, IN, UNIT -> names.add(condition);
          case HAS, OUTCOME, POLICY, TYPE, IS, AFTER, BEFORE, ON -> {
            // Closed sets are checked as they are read; a policy may have no findings yet.
          }
        }
      }
      case RecordQuery.Everything _,
          RecordQuery.Text _,
          RecordQuery.Since _,
          RecordQuery.Until _ -> {
        // No names.
      }
    }
  }
}
