package org.chancery.messaging.policy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Policy;
import org.chancery.policy.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The policies people write: each a document with all its revisions, and what was said about them.
/// Putting one in force is [Publishing].
@Component
public class Policies {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int LONGEST_COMMENT = 4_000;

  private final RevisionTable revisions;
  private final CommentTable comments;
  private final PolicySets sets;
  private final TermLists lists;
  private final People people;
  private final InstantSource clock;

  Policies(
      RevisionTable revisions,
      CommentTable comments,
      PolicySets sets,
      TermLists lists,
      People people,
      InstantSource clock) {
    this.revisions = revisions;
    this.comments = comments;
    this.sets = sets;
    this.lists = lists;
    this.people = people;
    this.clock = clock;
  }

  /// Saves a document as the next revision.
  ///
  /// @param basedOn the revision the author began with, 0 for a new policy; null to overwrite
  ///   whatever is there
  /// @return its number
  /// @throws Refusal with every mistake when it does not compile, or with the other text when
  ///   somebody saved meanwhile
  @Transactional
  public int save(
      Actor author,
      String id,
      String document,
      @Nullable String comment,
      @Nullable Integer basedOn) {
    if (!ID.matcher(id).matches()) {
      throw Refusal.ofField("id", "use 1 to 63 of a-z, 0-9 and -, not starting with -.");
    }
    bounded("comment", comment);
    Policy policy = sets.check(1, document, lists.newestTerms()).orRefuse();
    if (!policy.id().equals(id)) {
      throw Refusal.ofField("document", "write 'policy: %s' at its beginning.".formatted(id));
    }
    int newest = revisions.lockNewest(id);
    if (basedOn != null && basedOn != newest) {
      throw conflict(id, newest);
    }
    revisions.add(
        new RevisionTable.Draft(
            id, policy.header().name(), document, PolicySummary.of(policy, author.username())),
        newest + 1,
        author.id(),
        clock.instant(),
        comment);
    return newest + 1;
  }

  /// What somebody else saved meanwhile.
  ///
  /// @param author their user name and name
  public record Theirs(int revision, Map<String, String> author, String document) {}

  private Refusal conflict(String id, int newest) {
    Refusal refusal =
        new Refusal(
            ErrorCode.CONFLICT,
            newest == 0
                ? "This policy does not exist yet; save it with basedOn 0."
                : "Somebody saved revision %d meanwhile. Read it, and save yours on top of it."
                    .formatted(newest));
    return revisions
        .find(id, newest)
        .map(theirs ->
            refusal.with("theirs", new Theirs(newest, names(theirs.author()), theirs.document())))
        .orElse(refusal);
  }

  private Map<String, String> names(PersonId id) {
    return people
        .find(id)
        .map(person -> Map.of("username", person.username(), "name", person.name()))
        .orElse(Map.of());
  }

  /// Says something about a policy.
  ///
  /// @param revision which revision it is about, if about one
  /// @param line which line of that, counted from 1
  @Transactional
  public void comment(
      Actor author, String id, String text, @Nullable Integer revision, @Nullable Integer line) {
    if (text.isBlank()) {
      throw Refusal.ofField("text", "say something.");
    }
    bounded("text", text);
    int about = revision == null ? of(id).getFirst().revision() : revision(id, revision).revision();
    comments.add(
        new PolicyComment(
            id,
            revision == null && line == null ? null : about,
            line,
            author.id(),
            clock.instant(),
            text));
  }

  /// What was said about a policy, the oldest first.
  public List<PolicyComment> comments(String id) {
    return comments.of(id);
  }

  /// The newest revision of every policy.
  public List<PolicyRevision> newest() {
    return revisions.newest();
  }

  /// The revisions in force.
  public List<PolicyRevision> active() {
    return revisions.active();
  }

  /// The revisions that are to come into force.
  public List<PolicyRevision> scheduled() {
    return revisions.scheduled();
  }

  /// The ids of policies of which some revision was in force once.
  public Set<String> onceInForce() {
    return revisions.onceInForce();
  }

  /// The number of a policy's revision in force.
  public Optional<Integer> activeRevision(String id) {
    return revisions.activeRevision(id);
  }

  /// The ids of a policy's rules in force; none when no revision is.
  public List<String> rulesInForce(String id) {
    return revisions
        .activeRevision(id)
        .map(active -> revision(id, active))
        .flatMap(active -> sets.policy(id, active.revision(), active.document()))
        .map(policy -> policy.rules().stream().map(Rule::id).toList())
        .orElse(List.of());
  }

  /// All revisions of a policy, the newest first.
  public List<PolicyRevision> of(String id) {
    List<PolicyRevision> found = revisions.of(id);
    if (found.isEmpty()) {
      throw Refusal.notFound("policy");
    }
    return found;
  }

  /// One revision.
  public PolicyRevision revision(String id, int revision) {
    return revisions.find(id, revision).orElseThrow(() -> Refusal.notFound("policy revision"));
  }

  /// What changed from one revision to another.
  public List<DocumentDiff.Line> diff(String id, int from, int to) {
    return DocumentDiff.between(revision(id, from).document(), revision(id, to).document());
  }

  private static void bounded(String field, @Nullable String text) {
    if (text != null && text.length() > LONGEST_COMMENT) {
      throw Refusal.ofField(field, "give at most %d characters.".formatted(LONGEST_COMMENT));
    }
  }
}
