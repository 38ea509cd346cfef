package org.chancery.messaging.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.policy.Policies;
import org.chancery.messaging.policy.PolicyComment;
import org.chancery.messaging.policy.PolicyRevision;
import org.chancery.messaging.policy.RuleHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Policies as answers show them.
@Component
class PolicyViews {

  private final Policies policies;
  private final RuleHealth health;
  private final People people;

  PolicyViews(Policies policies, RuleHealth health, People people) {
    this.policies = policies;
    this.health = health;
    this.people = people;
  }

  /// A policy in a list.
  ///
  /// @param state `active` while a revision is in force; else `scheduled` when one is to be; else
  ///   `retired` when one once was, and `draft` when none ever was
  /// @param emergency `pending` while it is in force by its author's word alone
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      String name,
      String state,
      int revision,
      @Nullable Integer activeRevision,
      @Nullable Instant scheduledFor,
      @Nullable String owner,
      String severity,
      List<String> outcomes,
      int rules,
      @Nullable String emergency,
      PeopleNames.@Nullable Item author,
      Instant savedAt,
      PeopleNames.@Nullable Item publishedBy,
      @Nullable Instant publishedAt,
      Health health) {}

  /// What a policy found.
  ///
  /// @param days each of the last seven, the oldest first; none if it never found anything
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Health(long hits7d, @Nullable Instant lastHit, List<RuleHealth.Day> days) {}

  /// A policy whole.
  ///
  /// @param document that of the newest revision
  /// @param activeDocument that of the revision in force, if any
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Whole(
      String id,
      String name,
      String state,
      int revision,
      @Nullable Integer activeRevision,
      @Nullable Instant scheduledFor,
      @Nullable String emergency,
      PolicySummaryItem summary,
      String document,
      @Nullable String activeDocument,
      List<Revision> revisions,
      List<Comment> comments) {}

  /// The summary of a policy's newest revision.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PolicySummaryItem(
      @Nullable String owner, String severity, List<String> outcomes, int rules) {}

  /// A revision in a policy's history.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Revision(
      int revision,
      PeopleNames.@Nullable Item author,
      Instant savedAt,
      @Nullable String comment,
      PeopleNames.@Nullable Item publishedBy,
      @Nullable Instant publishedAt,
      @Nullable Emergency emergency,
      @Nullable Instant scheduledFor,
      PeopleNames.@Nullable Item scheduledBy,
      @Nullable String scheduleFailure,
      @Nullable Integer restores,
      @Nullable String reason) {}

  /// That an author alone put a revision in force.
  ///
  /// @param pending whether nobody else has agreed yet
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Emergency(
      Instant at, PeopleNames.@Nullable Item by, @Nullable String reason, boolean pending) {}

  /// Something a person said.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Comment(
      @Nullable Integer revision,
      @Nullable Integer line,
      PeopleNames.@Nullable Item author,
      Instant at,
      String text) {}

  /// A list of policies.
  record PolicyList(List<Item> items) {}

  PolicyList all() {
    List<PolicyRevision> newest = policies.newest();
    Map<String, PolicyRevision> inForce = byPolicy(policies.active());
    Map<String, PolicyRevision> scheduled = byPolicy(policies.scheduled());
    Set<String> known = policies.onceInForce();
    Map<String, RuleHealth.Recent> recent = health.lastWeek();
    PeopleNames names =
        PeopleNames.of(
            people,
            newest.stream()
                .flatMap(revision -> Stream.of(revision.author(), by(revision)))
                .toList());
    return new PolicyList(
        newest.stream()
            .map(revision ->
                item(
                    new State(
                        revision,
                        Optional.ofNullable(inForce.get(revision.policy())),
                        Optional.ofNullable(scheduled.get(revision.policy())),
                        known.contains(revision.policy())),
                    recent.get(revision.policy()),
                    names))
            .toList());
  }

  Whole one(String id) {
    List<PolicyRevision> revisions = policies.of(id);
    List<PolicyComment> comments = policies.comments(id);
    Optional<Integer> active = policies.activeRevision(id);
    State state =
        new State(
            revisions.getFirst(),
            revisions.stream()
                .filter(r -> active.filter(number -> number == r.revision()).isPresent())
                .findFirst(),
            revisions.stream().filter(r -> r.publication().scheduledFor() != null).findFirst(),
            policies.onceInForce().contains(id));
    PeopleNames names =
        PeopleNames.of(
            people,
            Stream.concat(
                    revisions.stream().flatMap(PolicyViews::peopleOf),
                    comments.stream().map(PolicyComment::author))
                .toList());
    PolicyRevision newest = state.newest();
    return new Whole(
        id,
        newest.name(),
        state.name(),
        newest.revision(),
        active.orElse(null),
        state.scheduledFor(),
        state.emergency(),
        new PolicySummaryItem(
            newest.summary().owner(),
            newest.summary().severity(),
            newest.summary().outcomes(),
            newest.summary().rules()),
        newest.document(),
        state.inForce().map(PolicyRevision::document).orElse(null),
        revisions.stream().map(revision -> revision(revision, names)).toList(),
        comments.stream().map(comment -> comment(comment, names)).toList());
  }

  /// Where a policy stands.
  ///
  /// @param known whether any revision ever was in force
  private record State(
      PolicyRevision newest,
      Optional<PolicyRevision> inForce,
      Optional<PolicyRevision> scheduled,
      boolean known) {

    String name() {
      if (inForce.isPresent()) {
        return "active";
      }
      if (scheduled.isPresent()) {
        return "scheduled";
      }
      return known ? "retired" : "draft";
    }

    @Nullable Instant scheduledFor() {
      return scheduled.map(revision -> revision.publication().scheduledFor()).orElse(null);
    }

    @Nullable String emergency() {
      return inForce.filter(PolicyRevision::isUnapprovedEmergency).map(_ -> "pending").orElse(null);
    }
  }

  private static Item item(State state, RuleHealth.@Nullable Recent recent, PeopleNames names) {
    PolicyRevision newest = state.newest();
    return new Item(
        newest.policy(),
        newest.name(),
        state.name(),
        newest.revision(),
        state.inForce().map(PolicyRevision::revision).orElse(null),
        state.scheduledFor(),
        newest.summary().owner(),
        newest.summary().severity(),
        newest.summary().outcomes(),
        newest.summary().rules(),
        state.emergency(),
        names.get(newest.author()),
        newest.savedAt(),
        names.get(by(newest)),
        newest.publication().at(),
        recent == null
            ? new Health(0, null, List.of())
            : new Health(recent.hits(), recent.lastHit(), recent.days()));
  }

  private static Revision revision(PolicyRevision revision, PeopleNames names) {
    PolicyRevision.Publication publication = revision.publication();
    Instant emergencyAt = publication.emergencyAt();
    return new Revision(
        revision.revision(),
        names.get(revision.author()),
        revision.savedAt(),
        revision.comment(),
        names.get(publication.by()),
        publication.at(),
        emergencyAt == null
            ? null
            : new Emergency(
                emergencyAt,
                names.get(publication.emergencyBy()),
                publication.reason(),
                revision.isUnapprovedEmergency()),
        publication.scheduledFor(),
        names.get(publication.scheduledBy()),
        publication.scheduleFailure(),
        revision.restores(),
        emergencyAt == null ? publication.reason() : null);
  }

  private static Comment comment(PolicyComment comment, PeopleNames names) {
    return new Comment(
        comment.revision(),
        comment.line(),
        names.get(comment.author()),
        comment.at(),
        comment.text());
  }

  private static Stream<@Nullable PersonId> peopleOf(PolicyRevision revision) {
    PolicyRevision.Publication publication = revision.publication();
    return Stream.of(
        revision.author(), publication.by(), publication.scheduledBy(), publication.emergencyBy());
  }

  private static @Nullable PersonId by(PolicyRevision revision) {
    return revision.publication().by();
  }

  private static Map<String, PolicyRevision> byPolicy(List<PolicyRevision> revisions) {
    return revisions.stream()
        .collect(Collectors.toMap(PolicyRevision::policy, Function.identity()));
  }
}
