package org.chancery.messaging.policy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.PolicyRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Compilation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Drafts policies and puts them in force. One person drafts, another publishes; the set that
/// results, the fact and the record of it are one transaction.
@Component
public class Policies {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int MOST_RULES = 1_000;

  private final PolicyTables tables;
  private final Journal journal;
  private final Signals signals;
  private final InstantSource clock;

  Policies(PolicyTables tables, Journal journal, Signals signals, InstantSource clock) {
    this.tables = tables;
    this.journal = journal;
    this.signals = signals;
    this.clock = clock;
  }

  /// Saves a draft as the next revision.
  ///
  /// @return its number
  /// @throws Refusal with every mistake when it does not compile
  @Transactional
  public int save(Actor author, String id, String name, List<RuleDocument> rules) {
    if (!ID.matcher(id).matches()) {
      throw Refusal.ofField("id", "use 1 to 63 of a-z, 0-9 and -, not starting with -.");
    }
    if (name.isBlank() || name.length() > 100) {
      throw Refusal.ofField("name", "give 1 to 100 characters.");
    }
    if (rules.size() > MOST_RULES) {
      throw Refusal.ofField("rules", "give at most %d.".formatted(MOST_RULES));
    }
    compiled(List.of(PolicyRevision.policy(id, name.strip(), 1, rules)), true);
    return tables.save(id, name.strip(), rules, author.id(), clock.instant());
  }

  /// Puts a revision in force on every node.
  ///
  /// @throws Refusal when the approver wrote it, or the set would not compile
  @Transactional
  public void publish(Actor approver, String id, int revision) {
    tables.lock();
    PolicyRevision draft =
        tables.revisions(id).stream()
            .filter(saved -> saved.revision() == revision)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("policy revision"));
    if (draft.author().equals(approver.id())) {
      throw new Refusal(
          ErrorCode.SECOND_PERSON_NEEDED,
          "You wrote this revision; another policy approver has to publish it.");
    }
    Instant now = clock.instant();
    tables.activate(id, revision, approver.id(), now);
    String hash = putInForce(approver, now);
    journal.append(
        RecordDraft.of(
            now,
            approver.ref(),
            new Act.PolicyPublished(new PolicyRef(id, draft.name(), revision, hash))));
  }

  /// Takes a policy out of force; its revisions stay.
  @Transactional
  public void retire(Actor approver, String id) {
    tables.lock();
    int revision =
        tables
            .activeRevision(id)
            .orElseThrow(
                () -> new Refusal(ErrorCode.CONFLICT, "No revision of this policy is in force."));
    PolicyRevision retired =
        tables.revisions(id).stream()
            .filter(saved -> saved.revision() == revision)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("policy"));
    Instant now = clock.instant();
    tables.retire(id);
    String hash = putInForce(approver, now);
    journal.append(
        RecordDraft.of(
            now,
            approver.ref(),
            new Act.PolicyRetired(new PolicyRef(id, retired.name(), revision, hash))));
  }

  /// The newest revision of every policy.
  public List<PolicyRevision> newest() {
    return tables.newest();
  }

  /// The revisions in force.
  public List<PolicyRevision> active() {
    return tables.active();
  }

  /// All revisions of a policy, the newest first.
  public List<PolicyRevision> revisions(String id) {
    List<PolicyRevision> revisions = tables.revisions(id);
    if (revisions.isEmpty()) {
      throw Refusal.notFound("policy");
    }
    return revisions;
  }

  /// A set of one draft alone, to try it.
  public PolicySet trial(List<RuleDocument> rules) {
    return compiled(List.of(PolicyRevision.policy("trial", "Trial", 1, rules)), true);
  }

  private String putInForce(Actor approver, Instant now) {
    List<PolicyRevision> active = tables.active();
    String hash = compiled(active.stream().map(PolicyRevision::toPolicy).toList(), false).hash();
    tables.putInForce(hash, active, approver.id(), now);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signals.send(Signal.Topic.POLICIES_CHANGED, hash);
          }
        });
    return hash;
  }

  private static PolicySet compiled(List<Policy> policies, boolean single) {
    return switch (PolicySet.compile(policies)) {
      case Compilation.Compiled(PolicySet set) -> set;
      case Compilation.Rejected(List<PolicyError> errors) ->
          throw new Refusal(ErrorCode.POLICY_REJECTED, errors.getFirst().message())
              .with("errors", single ? errors.stream().map(Policies::local).toList() : errors);
    };
  }

  /// The error with its path relative to the one policy that was sent.
  private static PolicyError local(PolicyError error) {
    String path = error.path().startsWith("/0") ? error.path().substring(2) : error.path();
    return new PolicyError(path, error.code(), error.message(), error.cure());
  }
}
