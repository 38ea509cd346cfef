package org.chancery.policy;

import static org.chancery.policy.PolicyTree.putUnless;
import static org.chancery.policy.PolicyTree.sorted;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A scope in the shape it has in a document.
final class ScopeTree {
  private ScopeTree() {}

  static Map<String, Object> of(Scope scope) {
    var tree = new LinkedHashMap<String, Object>();
    putUnless(
        tree,
        "kinds",
        scope.kinds().stream().map(kind -> kind.wireName()).sorted().toList(),
        List.of());
    putUnless(tree, "sender", senders(scope.sender()), Map.of());
    putUnless(tree, "audience", listeners(scope.audience()), Map.of());
    putUnless(
        tree,
        "conversations",
        scope.conversations().stream().map(kind -> kind.wireName()).sorted().toList(),
        List.of());
    putUnless(tree, "direction", scope.direction().wireName(), Scope.Direction.ANY.wireName());
    scope.hours().ifPresent(hours -> tree.put("hours", hours(hours)));
    return tree;
  }

  private static Map<String, Object> senders(Scope.Senders senders) {
    var tree = new LinkedHashMap<String, Object>();
    putUnless(tree, "units", sorted(senders.units()), List.of());
    putUnless(tree, "people", sorted(senders.people()), List.of());
    putUnless(tree, "roles", sorted(senders.roles()), List.of());
    putUnless(tree, "countries", sorted(senders.countries()), List.of());
    senders.external().ifPresent(external -> tree.put("external", external));
    return tree;
  }

  private static Map<String, Object> listeners(Scope.Listeners listeners) {
    var tree = new LinkedHashMap<String, Object>();
    putUnless(tree, "units", sorted(listeners.units()), List.of());
    putUnless(tree, "people", sorted(listeners.people()), List.of());
    putUnless(tree, "countries", sorted(listeners.countries()), List.of());
    listeners.external().ifPresent(external -> tree.put("external", external));
    putUnless(tree, "atLeast", listeners.atLeast(), 0);
    return tree;
  }

  private static Map<String, Object> hours(Scope.Hours hours) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("zone", hours.zone().getId());
    if (hours.days().size() < DayOfWeek.values().length) {
      tree.put("days", hours.days().stream().sorted().map(ScopeTree::day).toList());
    }
    putUnless(tree, "from", hours.from().toString(), LocalTime.MIDNIGHT.toString());
    putUnless(tree, "to", hours.to().toString(), LocalTime.MIDNIGHT.toString());
    putUnless(tree, "outside", hours.outside(), false);
    return tree;
  }

  private static String day(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
