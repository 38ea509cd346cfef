package org.chancery.messaging.history.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.history.HistoryRule;
import org.chancery.messaging.history.HistoryRules;
import org.chancery.messaging.journal.HistoryAct;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How long employees see messages, over HTTP.
@RestController
@RequestMapping("/api/history-rules")
class HistoryRuleController {

  private final HistoryRules rules;
  private final People people;

  HistoryRuleController(HistoryRules rules, People people) {
    this.rules = rules;
    this.people = people;
  }

  /// @param direct days of direct conversations; absent for always
  /// @param room days of rooms; absent for always
  /// @param reason why; it is put on record
  record Proposal(@Nullable Integer direct, @Nullable Integer room, @Nullable String reason) {}

  /// A person as answers name them.
  record Somebody(PersonId id, String username, String name) {}

  /// A rule.
  ///
  /// @param state `proposed`, `in-force`, `replaced` or `rejected`
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RuleItem(
      int version,
      @Nullable Integer direct,
      @Nullable Integer room,
      String reason,
      String state,
      @Nullable Somebody proposedBy,
      Instant proposedAt,
      @Nullable Somebody decidedBy,
      @Nullable Instant decidedAt) {}

  /// Every rule there has been.
  ///
  /// @param items the newest first; while none is in force, messages are shown always
  /// @param fewestDays the fewest a rule can give
  /// @param mostDays the most
  /// @param waiting how many messages are past the rule and not removed yet, because the archive
  ///   has not acknowledged them or somebody still decides about them
  record RulesResponse(List<RuleItem> items, int fewestDays, int mostDays, long waiting) {}

  @GetMapping
  RulesResponse all() {
    return new RulesResponse(
        items(rules.all()), HistoryRules.FEWEST_DAYS, HistoryRules.MOST_DAYS, rules.waiting());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RuleItem propose(@RequestBody Proposal body, Actor actor) {
    return item(
        rules.propose(actor, new HistoryAct.Days(body.direct(), body.room()), body.reason()));
  }

  @PostMapping("/{version}/approve")
  RuleItem approve(@PathVariable int version, Actor actor) {
    return item(rules.decide(actor, version, true));
  }

  @PostMapping("/{version}/reject")
  RuleItem reject(@PathVariable int version, Actor actor) {
    return item(rules.decide(actor, version, false));
  }

  private RuleItem item(HistoryRule rule) {
    return items(List.of(rule)).getFirst();
  }

  private List<RuleItem> items(List<HistoryRule> all) {
    Set<PersonId> ids =
        all.stream()
            .flatMap(rule -> Stream.of(rule.proposedBy(), rule.decidedBy()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<PersonId, Somebody> names = new HashMap<>();
    for (Person person : people.all(ids)) {
      names.put(person.id(), new Somebody(person.id(), person.username(), person.name()));
    }
    return all.stream()
        .map(rule ->
            new RuleItem(
                rule.version(),
                rule.days().direct(),
                rule.days().room(),
                rule.reason(),
                rule.state().wire(),
                names.get(rule.proposedBy()),
                rule.proposedAt(),
                rule.decidedBy() == null ? null : names.get(rule.decidedBy()),
                rule.decidedAt()))
        .toList();
  }
}
