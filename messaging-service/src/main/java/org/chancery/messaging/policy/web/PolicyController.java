package org.chancery.messaging.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.node.NodeRegister;
import org.chancery.messaging.policy.Policies;
import org.chancery.messaging.policy.PolicyRevision;
import org.chancery.messaging.policy.RuleDocument;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Policies over HTTP. Who may do what stands in the security configuration.
@RestController
@RequestMapping("/api/policies")
class PolicyController {

  private final Policies policies;
  private final ActivePolicies active;
  private final NodeRegister nodes;
  private final People people;

  PolicyController(Policies policies, ActivePolicies active, NodeRegister nodes, People people) {
    this.policies = policies;
    this.active = active;
    this.nodes = nodes;
    this.people = people;
  }

  record PolicyRequest(@Nullable String name, @Nullable List<RuleDocument> rules) {}

  record PublishRequest(@Nullable Integer revision) {}

  /// @param policy the rules to try; absent to try the set in force
  record TryRequest(@Nullable String text, @Nullable PolicyRequest policy) {
    @Override
    public String toString() {
      return "TryRequest";
    }
  }

  record PersonItem(PersonId id, String username, String name) {}

  /// One revision.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RevisionItem(
      int revision,
      String name,
      List<RuleDocument> rules,
      @Nullable PersonItem author,
      Instant savedAt,
      @Nullable PersonItem publishedBy,
      @Nullable Instant publishedAt) {}

  /// A policy: its newest revision, and the one in force if any.
  ///
  /// @param state `active` while a revision is in force; else `retired` when the newest one once
  ///   was, and `draft` when it never was
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PolicyItem(
      String id,
      String name,
      String state,
      int revision,
      @Nullable Integer activeRevision,
      List<RuleDocument> rules,
      @Nullable PersonItem author,
      Instant savedAt,
      @Nullable PersonItem publishedBy,
      @Nullable Instant publishedAt,
      @Nullable List<RevisionItem> revisions) {}

  record PolicyList(List<PolicyItem> items) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActiveSet(String set, List<ActivePolicy> policies, List<NodeRegister.LiveNode> nodes) {}

  record ActivePolicy(String id, String name, int version) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VerdictItem(
      String outcome, String policySet, @Nullable String tip, List<FindingItem> findings) {}

  record FindingItem(
      String policy, String rule, int version, String outcome, List<List<Integer>> spans) {}

  @GetMapping
  PolicyList all() {
    List<PolicyRevision> newest = policies.newest();
    Map<String, PolicyRevision> inForce = inForce();
    Map<PersonId, PersonItem> names = names(newest);
    return new PolicyList(
        newest.stream()
            .map(revision -> item(revision, inForce.get(revision.policy()), names, null))
            .toList());
  }

  @GetMapping("/{id}")
  PolicyItem one(@PathVariable String id) {
    List<PolicyRevision> revisions = policies.revisions(id);
    Map<PersonId, PersonItem> names = names(revisions);
    return item(
        revisions.getFirst(),
        inForce().get(id),
        names,
        revisions.stream().map(revision -> revisionItem(revision, names)).toList());
  }

  @PutMapping("/{id}")
  PolicyItem save(@PathVariable String id, @RequestBody PolicyRequest body, Actor actor) {
    policies.save(actor, id, Objects.requireNonNullElse(body.name(), ""), rules(body));
    return one(id);
  }

  @PostMapping("/{id}/publish")
  PolicyItem publish(@PathVariable String id, @RequestBody PublishRequest body, Actor actor) {
    if (body.revision() == null) {
      throw Refusal.ofField("revision", "say which revision you have read and approve.");
    }
    policies.publish(actor, id, body.revision());
    return one(id);
  }

  @PostMapping("/{id}/retire")
  PolicyItem retire(@PathVariable String id, Actor actor) {
    policies.retire(actor, id);
    return one(id);
  }

  @GetMapping("/active")
  ActiveSet active() {
    return new ActiveSet(
        active.current().hash(),
        policies.active().stream()
            .map(r -> new ActivePolicy(r.policy(), r.name(), r.revision()))
            .toList(),
        nodes.alive());
  }

  @PostMapping("/try")
  VerdictItem attempt(@RequestBody TryRequest body, Locale locale) {
    String text = body.text();
    if (text == null || text.length() > 16_384) {
      throw Refusal.ofField("text", "give up to 16,384 characters to judge.");
    }
    PolicyRequest draft = body.policy();
    PolicySet set = draft == null ? active.current() : policies.trial(rules(draft));
    Verdict verdict = set.judge(Submission.message(text));
    return new VerdictItem(
        verdict.outcome().wireName(),
        verdict.policySet(),
        verdict.tip(locale).orElse(null),
        verdict.findings().stream()
            .map(finding ->
                new FindingItem(
                    finding.policy(),
                    finding.rule(),
                    finding.version(),
                    finding.outcome().wireName(),
                    finding.spans().stream()
                        .map(span -> List.of(span.start(), span.end()))
                        .toList()))
            .toList());
  }

  private static List<RuleDocument> rules(PolicyRequest body) {
    List<RuleDocument> rules = body.rules();
    if (rules == null || rules.isEmpty()) {
      throw Refusal.ofField("rules", "give at least one rule.");
    }
    return rules;
  }

  private Map<String, PolicyRevision> inForce() {
    return policies.active().stream()
        .collect(Collectors.toMap(PolicyRevision::policy, Function.identity()));
  }

  private Map<PersonId, PersonItem> names(List<PolicyRevision> revisions) {
    Set<PersonId> ids = new HashSet<>();
    for (PolicyRevision revision : revisions) {
      ids.add(revision.author());
      if (revision.publishedBy() != null) {
        ids.add(revision.publishedBy());
      }
    }
    Map<PersonId, PersonItem> names = new HashMap<>();
    for (Person person : people.all(ids)) {
      names.put(person.id(), new PersonItem(person.id(), person.username(), person.name()));
    }
    return names;
  }

  private static PolicyItem item(
      PolicyRevision newest,
      @Nullable PolicyRevision inForce,
      Map<PersonId, PersonItem> names,
      @Nullable List<RevisionItem> revisions) {
    RevisionItem shown = revisionItem(newest, names);
    return new PolicyItem(
        newest.policy(),
        newest.name(),
        state(newest, inForce),
        newest.revision(),
        inForce == null ? null : inForce.revision(),
        newest.rules(),
        shown.author(),
        newest.savedAt(),
        shown.publishedBy(),
        newest.publishedAt(),
        revisions);
  }

  private static String state(PolicyRevision newest, @Nullable PolicyRevision inForce) {
    if (inForce != null) {
      return "active";
    }
    return newest.publishedBy() == null ? "draft" : "retired";
  }

  private static RevisionItem revisionItem(
      PolicyRevision revision, Map<PersonId, PersonItem> names) {
    PersonId publisher = revision.publishedBy();
    return new RevisionItem(
        revision.revision(),
        revision.name(),
        revision.rules(),
        names.get(revision.author()),
        revision.savedAt(),
        publisher == null ? null : names.get(publisher),
        revision.publishedAt());
  }
}
