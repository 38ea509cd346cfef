package org.chancery.messaging.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.PolicyAct;
import org.chancery.messaging.journal.PolicyChange;
import org.chancery.messaging.journal.PolicyRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Puts policies and term lists in force, and takes policies out of it. One person writes, another
/// decides; where one alone had to decide, that is on record until another agrees. What is in
/// force, the fact and the record of it are one transaction.
@Component
public class Publishing {

  private static final int LONGEST_REASON = 1_000;

  private final RevisionTable revisions;
  private final TermListTable lists;
  private final SetsInForce sets;
  private final Journal journal;
  private final InstantSource clock;

  Publishing(
      RevisionTable revisions,
      TermListTable lists,
      SetsInForce sets,
      Journal journal,
      InstantSource clock) {
    this.revisions = revisions;
    this.lists = lists;
    this.sets = sets;
    this.journal = journal;
    this.clock = clock;
  }

  /// Puts a revision in force on every node, now or at a time to come.
  ///
  /// @param at when; null, and any time that has passed, is now
  /// @throws Refusal when the approver wrote it, or the set would not compile
  @Transactional
  public void publish(Actor approver, String id, int revision, @Nullable Instant at) {
    sets.lock();
    PolicyRevision draft = revision(id, revision);
    second(approver, draft);
    Instant now = clock.instant();
    if (at != null && at.isAfter(now)) {
      sets.tryOut(draft);
      revisions.schedule(id, revision, approver.id(), at);
      return;
    }
    sets.announce(draft);
    revisions.markPublished(id, revision, approver.id(), now);
    enforce(approver.ref(), draft, changeOf(draft, false, null));
  }

  /// Takes back what was scheduled for a policy.
  @Transactional
  public void unschedule(String id) {
    if (!revisions.unschedule(id)) {
      throw new Refusal(ErrorCode.CONFLICT, "Nothing is scheduled for this policy.");
    }
  }

  /// Puts the revision in force that is due first.
  ///
  /// @param found the one that was due when last looked at; another node may have been faster
  /// @throws Refusal when the set would not compile any more
  @Transactional
  void publishDue(PolicyRevision found, PersonRef approver) {
    sets.lock();
    Optional<PolicyRevision> due =
        revisions
            .due(clock.instant())
            .filter(next ->
                next.policy().equals(found.policy()) && next.revision() == found.revision());
    if (due.isPresent()) {
      revisions.markPublished(
          found.policy(), found.revision(), new PersonId(approver.id()), clock.instant());
      enforce(approver, found, changeOf(found, false, null));
    }
  }

  /// Puts a revision in force at once by an author's word alone.
  @Transactional
  public void publishInEmergency(Actor author, String id, int revision, String reason) {
    needed(reason);
    sets.lock();
    PolicyRevision draft = revision(id, revision);
    if (draft.publication().by() != null || draft.publication().emergencyAt() != null) {
      throw new Refusal(ErrorCode.CONFLICT, "This revision has been in force; save a new one.");
    }
    sets.announce(draft);
    revisions.markEmergency(id, revision, author.id(), reason, clock.instant());
    enforce(author.ref(), draft, changeOf(draft, true, reason));
  }

  /// Agrees to what an author alone put in force.
  @Transactional
  public void approveEmergency(Actor approver, String id, int revision) {
    sets.lock();
    PolicyRevision draft = revision(id, revision);
    if (!draft.isUnapprovedEmergency()) {
      throw new Refusal(ErrorCode.CONFLICT, "This revision waits for nobody's approval.");
    }
    second(approver, draft);
    Instant now = clock.instant();
    revisions.markPublished(id, revision, approver.id(), now);
    record(
        approver.ref(),
        now,
        new PolicyAct.Published(
            ref(draft, sets.hash(), changeOf(draft, true, "Approved after the fact"))));
  }

  /// Brings an earlier published revision back, as a new one.
  ///
  /// @return the new one's number
  @Transactional
  public int rollBack(Actor approver, String id, int revision, String reason) {
    needed(reason);
    sets.lock();
    PolicyRevision earlier = revision(id, revision);
    if (earlier.publication().by() == null) {
      throw new Refusal(
          ErrorCode.CONFLICT, "Nobody but its author has agreed to this revision; publish it.");
    }
    if (revisions.activeRevision(id).filter(active -> active == revision).isPresent()) {
      throw new Refusal(ErrorCode.CONFLICT, "This revision is in force.");
    }
    Instant now = clock.instant();
    int next = revisions.lockNewest(id) + 1;
    revisions.add(
        new RevisionTable.Draft(id, earlier.name(), earlier.document(), earlier.summary()),
        next,
        approver.id(),
        now,
        null);
    revisions.markRestored(id, next, revision, reason);
    revisions.markPublished(id, next, approver.id(), now);
    enforce(
        approver.ref(),
        revision(id, next),
        new PolicyChange(hash(earlier.document()), false, reason, revision));
    return next;
  }

  /// Takes a policy out of force; its revisions stay.
  @Transactional
  public void retire(Actor approver, String id, @Nullable String reason) {
    if (reason != null) {
      needed(reason);
    }
    sets.lock();
    int active =
        revisions
            .activeRevision(id)
            .orElseThrow(
                () -> new Refusal(ErrorCode.CONFLICT, "No revision of this policy is in force."));
    PolicyRevision retired = revision(id, active);
    Instant now = clock.instant();
    revisions.unschedule(id);
    revisions.activate(id, null);
    String hash = sets.renew(approver.id(), now);
    record(
        approver.ref(),
        now,
        new PolicyAct.Retired(ref(retired, hash, changeOf(retired, false, reason))));
  }

  /// Puts a version of a term list in force.
  @Transactional
  public void publishList(Actor approver, String id, int version) {
    sets.lock();
    TermListVersion draft =
        lists.find(id, version).orElseThrow(() -> Refusal.notFound("term list version"));
    if (draft.author().equals(approver.id())) {
      throw second("You wrote this version; another policy approver has to publish it.");
    }
    Instant now = clock.instant();
    lists.publish(id, version, approver.id(), now);
    String hash = sets.renew(approver.id(), now);
    record(
        approver.ref(),
        now,
        new PolicyAct.Published(
            new PolicyRef(
                "term-list:" + id,
                draft.name(),
                version,
                hash,
                new PolicyChange(hash(TermFile.csv(draft.terms())), false, null, null))));
  }

  private void enforce(PersonRef actor, PolicyRevision revision, PolicyChange change) {
    Instant now = clock.instant();
    revisions.activate(revision.policy(), revision.revision());
    String hash = sets.renew(new PersonId(actor.id()), now);
    record(actor, now, new PolicyAct.Published(ref(revision, hash, change)));
  }

  private void record(PersonRef actor, Instant at, Act act) {
    journal.append(RecordDraft.of(at, actor, act));
  }

  private PolicyRevision revision(String id, int revision) {
    return revisions.find(id, revision).orElseThrow(() -> Refusal.notFound("policy revision"));
  }

  private static PolicyRef ref(PolicyRevision revision, String set, PolicyChange change) {
    return new PolicyRef(revision.policy(), revision.name(), revision.revision(), set, change);
  }

  private static PolicyChange changeOf(
      PolicyRevision revision, boolean emergency, @Nullable String reason) {
    return new PolicyChange(hash(revision.document()), emergency, reason, null);
  }

  private static void second(Actor approver, PolicyRevision draft) {
    if (draft.author().equals(approver.id())
        || approver.id().equals(draft.publication().emergencyBy())) {
      throw second("You wrote this revision; another policy approver has to publish it.");
    }
  }

  private static Refusal second(String detail) {
    return new Refusal(ErrorCode.SECOND_PERSON_NEEDED, detail);
  }

  private static void needed(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Refusal.ofField("reason", "say why, in 1 to %d characters.".formatted(LONGEST_REASON));
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
