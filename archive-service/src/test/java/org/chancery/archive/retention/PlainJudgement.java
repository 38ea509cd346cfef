package org.chancery.archive.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.archive.hold.Facts;
import org.chancery.archive.hold.Family;
import org.chancery.archive.hold.Hold;

/// The second judgement of what keeps a record: written from the words of the documentation,
/// sharing nothing with the first but types.
final class PlainJudgement {

  private PlainJudgement() {}

  static boolean plainlyHeld(Hold hold, Family family) {
    if (hold.release() != null) {
      return false;
    }
    var scope = hold.scope();
    for (var record : family.records()) {
      var who = scope.custodians().isEmpty();
      for (var custodian : scope.custodians()) {
        who |= record.people().contains(custodian);
      }
      var where = scope.conversations().isEmpty();
      for (var conversation : scope.conversations()) {
        where |= conversation.equals(record.conversation());
      }
      var what = scope.terms().isEmpty();
      for (var term : scope.terms()) {
        var text = " " + String.join(" ", record.words());
        what |=
            term.written().endsWith("*")
                ? text.contains(" " + term.written().substring(0, term.written().length() - 1))
                : (text + " ").contains(" " + term.written() + " ");
      }
      var from = scope.from();
      var until = scope.until();
      var when =
          (from == null || record.at().compareTo(from) >= 0)
              && (until == null || record.at().compareTo(until) < 0);
      if (who && where && what && when) {
        return true;
      }
    }
    return false;
  }

  static boolean plainlyExpired(RuleSet rules, Family family, Instant now) {
    for (var record : family.records()) {
      for (var rule : plainRules(rules, record)) {
        if (plainEnd(rule, record).isAfter(now)) {
          return false;
        }
      }
    }
    return true;
  }

  static Instant plainEnd(Rule rule, Facts record) {
    return record.at().atZone(ZoneOffset.UTC).plus(rule.period()).toInstant();
  }

  static List<Rule> plainRules(RuleSet rules, Facts record) {
    List<Rule> named = new ArrayList<>();
    Rule other = null;
    for (var rule : rules.rules()) {
      var scope = rule.scope();
      var narrow =
          scope.units().size() + scope.people().size() + scope.kinds().size() + scope.types().size()
              > 0;
      if (!narrow) {
        other = rule;
        continue;
      }
      var fits =
          (scope.units().isEmpty() || meets(scope.units(), record.units()))
              && (scope.people().isEmpty() || meets(scope.people(), record.people()))
              && (scope.kinds().isEmpty() || scope.kinds().contains(String.valueOf(record.kind())))
              && (scope.types().isEmpty()
                  || scope.types().contains(record.type())
                  || scope.types().contains(record.type().split("\\.", 2)[0] + ".*"));
      if (fits) {
        named.add(rule);
      }
    }
    return named.isEmpty() && other != null ? List.of(other) : named;
  }

  private static <T> boolean meets(Set<T> one, Set<T> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    return !both.isEmpty();
  }
}
