package org.chancery.messaging.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.chancery.policy.Compilation;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The set made of everything in force, renewed whenever that changes. Whoever changes it takes the
/// lock first, in the same transaction.
@Component
class SetsInForce {

  private final RevisionTable revisions;
  private final TermLists lists;
  private final SetTable table;
  private final PolicySets sets;
  private final Signals signals;

  SetsInForce(
      RevisionTable revisions, TermLists lists, SetTable table, PolicySets sets, Signals signals) {
    this.revisions = revisions;
    this.lists = lists;
    this.table = table;
    this.sets = sets;
    this.signals = signals;
  }

  /// Keeps everybody else from changing what is in force until the transaction ends.
  void lock() {
    table.lock();
  }

  /// The hash of the set in force; that of the empty set before the first publication.
  String hash() {
    return table.hashInForce().orElse(PolicySets.FORM);
  }

  /// Makes a set of what is in force now and puts it in the place of the former.
  ///
  /// @return its hash
  String renew(PersonId by, Instant at) {
    SetSource source = new SetSource(documents(), lists.termsInForce());
    String hash = compiled(source).hash();
    add(new StoredSet(hash, source, StoredSet.PUBLISHED, null, PolicySets.FORM, by, at));
    return hash;
  }

  /// Tells the other nodes what is about to come into force, so that they compile it while this one
  /// does. No more than advice: a node that misses it compiles when the set is in force.
  void announce(PolicyRevision draft) {
    signals.send(Signal.Topic.POLICIES_COMING, draft.policy() + " " + draft.revision());
  }

  /// Compiles the set there would be with a revision in force, to have it at hand when it is.
  void prepare(String policy, int revision) {
    List<SetSource.Document> documents =
        revisions.activeWith(policy, revision).stream().map(SetsInForce::document).toList();
    sets.compile(new SetSource(documents, lists.termsInForce()));
  }

  /// Compiles the set there would be with a revision in force; refuses when there could be none.
  void tryOut(PolicyRevision draft) {
    List<SetSource.Document> documents = new ArrayList<>(documents());
    documents.removeIf(document -> document.id().equals(draft.policy()));
    documents.add(document(draft));
    compiled(new SetSource(documents, lists.termsInForce()));
  }

  /// Renews the set when terms in it have expired.
  @Transactional
  public void dropExpired(Instant now) {
    lock();
    Optional<StoredSet> inForce = table.inForce();
    if (inForce.isPresent()) {
      SetSource source = new SetSource(inForce.get().source().policies(), lists.termsInForce());
      if (!source.equals(inForce.get().source())) {
        String hash = compiled(source).hash();
        add(
            new StoredSet(
                hash, source, StoredSet.EXPIRED, null, PolicySets.FORM, inForce.get().by(), now));
      }
    }
  }

  /// Puts the same policies in force under their new hash, once, when the engine's canonical form
  /// is not the one their hash is of.
  @Transactional
  public void reissue(Instant now) {
    lock();
    StoredSet former = table.inForce().orElse(null);
    if (former == null || PolicySets.FORM.equals(former.form())) {
      return;
    }
    if (sets.compile(former.source()) instanceof Compilation.Compiled(PolicySet set)) {
      add(
          new StoredSet(
              set.hash(),
              former.source(),
              StoredSet.REISSUED,
              former.hash(),
              PolicySets.FORM,
              former.by(),
              now));
    }
  }

  private void add(StoredSet set) {
    table.add(set);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signals.send(Signal.Topic.POLICIES_CHANGED, set.hash());
          }
        });
  }

  private PolicySet compiled(SetSource source) {
    return switch (sets.compile(source)) {
      case Compilation.Compiled(PolicySet set) -> set;
      case Compilation.Rejected(List<PolicyError> errors) -> throw PolicySets.refused(errors);
    };
  }

  private List<SetSource.Document> documents() {
    return revisions.active().stream().map(SetsInForce::document).toList();
  }

  private static SetSource.Document document(PolicyRevision revision) {
    return new SetSource.Document(revision.policy(), revision.revision(), revision.document());
  }
}
