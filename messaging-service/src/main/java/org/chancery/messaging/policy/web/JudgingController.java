package org.chancery.messaging.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.node.NodeRegister;
import org.chancery.messaging.policy.Policies;
import org.chancery.messaging.policy.PolicySettings;
import org.chancery.messaging.policy.RuleHealth;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.messaging.screening.UndecidedMode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How judging goes, over HTTP: which node judges by what, how the rules do, and what holds when
/// one cannot be decided.
@RestController
@RequestMapping("/api/policies")
class JudgingController {

  private final Policies policies;
  private final ActivePolicies active;
  private final NodeRegister nodes;
  private final RuleHealth health;
  private final PolicySettings settings;
  private final People people;

  JudgingController(
      Policies policies,
      ActivePolicies active,
      NodeRegister nodes,
      RuleHealth health,
      PolicySettings settings,
      People people) {
    this.policies = policies;
    this.active = active;
    this.nodes = nodes;
    this.health = health;
    this.settings = settings;
    this.people = people;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActiveSet(String set, List<ActivePolicy> policies, List<NodeRegister.LiveNode> nodes) {}

  record ActivePolicy(String id, String name, int version) {}

  record NodeList(String set, List<NodeRegister.LiveNode> items) {}

  record SettingsRequest(@Nullable String undecided) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SettingsAnswer(
      UndecidedMode undecided, PeopleNames.@Nullable Item setBy, @Nullable Instant setAt) {}

  record HealthAnswer(
      int days,
      List<RuleHealth.RuleDays> rules,
      List<String> dead,
      List<RuleHealth.Overlap> overlaps,
      RuleHealth.Appeals appeals) {}

  @GetMapping("/active")
  ActiveSet active() {
    return new ActiveSet(
        active.current().hash(),
        policies.active().stream()
            .map(r -> new ActivePolicy(r.policy(), r.name(), r.revision()))
            .toList(),
        nodes.alive());
  }

  @GetMapping("/nodes")
  NodeList nodes() {
    return new NodeList(active.current().hash(), nodes.alive());
  }

  @GetMapping("/settings")
  SettingsAnswer settings() {
    PolicySettings.Decision decision = settings.current();
    return new SettingsAnswer(
        decision.undecided(),
        decision.by() == null
            ? null
            : PeopleNames.of(people, List.of(decision.by())).get(decision.by()),
        decision.at());
  }

  @PutMapping("/settings")
  SettingsAnswer decide(@RequestBody SettingsRequest body, Actor actor) {
    try {
      settings.decide(
          actor,
          UndecidedMode.ofWireName(
              Needed.text(
                  body.undecided(), "undecided", "use hold, refuse or deliver-and-rescan.")));
    } catch (IllegalArgumentException _) {
      throw Refusal.ofField("undecided", "use hold, refuse or deliver-and-rescan.");
    }
    return settings();
  }

  @GetMapping("/{id}/health")
  HealthAnswer health(@PathVariable String id, @RequestParam(defaultValue = "30") int days) {
    List<RuleHealth.RuleDays> rules = health.rules(id, days);
    List<String> alive =
        rules.stream().filter(rule -> rule.hits() > 0).map(RuleHealth.RuleDays::rule).toList();
    return new HealthAnswer(
        days,
        rules,
        policies.rulesInForce(id).stream().filter(rule -> !alive.contains(rule)).toList(),
        health.overlaps(id, days),
        health.appeals(id, days));
  }
}
