package org.chancery.messaging.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Compilation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.TermList;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.springframework.stereotype.Component;

/// Turns documents into policy sets. Remembers what it parsed and the sets it compiled last,
/// because the node that publishes a set is about to judge by it, and all but one of its documents
/// are those of the set before.
@Component
class PolicySets {

  /// Names the canonical form that hashes of sets are of.
  static final String FORM = PolicySet.empty().hash();

  private static final int LONGEST_DOCUMENT = 4_000_000;

  private final Cache<SetSource.Document, Parse> parsed =
      Caffeine.newBuilder()
          .maximumWeight(64_000_000)
          .weigher((SetSource.Document key, Parse _) -> key.document().length())
          .build();
  private final Cache<SetSource, Compilation> compiled =
      Caffeine.newBuilder().maximumSize(4).build();

  PolicySets() {}

  /// Compiles a set; errors of its documents count as errors of the set.
  Compilation compile(SetSource source) {
    return compiled.get(source, this::compileAnew);
  }

  /// Those policies of a sound set that may be asked while somebody types.
  PolicySet hinting(SetSource source) {
    List<Policy> asked =
        source.policies().stream()
            .flatMap(
                document -> policy(document.id(), document.version(), document.document()).stream())
            .filter(policy -> policy.header().hints())
            .toList();
    if (asked.isEmpty()) {
      return PolicySet.empty();
    }
    return PolicySet.compile(new PolicySource(asked, termLists(source.lists())))
            instanceof Compilation.Compiled(PolicySet set)
        ? set
        : PolicySet.empty();
  }

  private Compilation compileAnew(SetSource source) {
    List<Policy> policies = new ArrayList<>();
    List<PolicyError> errors = new ArrayList<>();
    for (SetSource.Document document : source.policies()) {
      switch (parse(document)) {
        case Parse.Parsed(Policy policy) -> policies.add(policy);
        case Parse.Failed(List<PolicyError> found) ->
            errors.addAll(found.stream().map(error -> at(document.id(), error)).toList());
      }
    }
    if (!errors.isEmpty()) {
      return new Compilation.Rejected(errors);
    }
    return PolicySet.compile(new PolicySource(policies, termLists(source.lists())));
  }

  /// The policy a document is; empty for what cannot be read any more.
  Optional<Policy> policy(String id, int version, String document) {
    return parse(new SetSource.Document(id, version, document))
            instanceof Parse.Parsed(Policy policy)
        ? Optional.of(policy)
        : Optional.empty();
  }

  private Parse parse(SetSource.Document document) {
    return parsed.get(document, key -> PolicyDocument.parse(key.document(), key.version()));
  }

  /// Reads and compiles one document by itself, and finds everything wrong with it.
  Checked check(int version, String document, List<SetSource.Terms> lists) {
    if (document.length() > LONGEST_DOCUMENT) {
      throw Refusal.ofField("document", "give at most %d characters.".formatted(LONGEST_DOCUMENT));
    }
    Optional<Policy> policy =
        PolicyDocument.parse(document, version) instanceof Parse.Parsed(Policy read)
            ? Optional.of(read)
            : Optional.empty();
    return new Checked(policy, PolicyDocument.check(document, termLists(lists)));
  }

  /// A document that was looked at.
  ///
  /// @param policy what it says, if it can be read at all
  record Checked(Optional<Policy> policy, List<PolicyError> errors) {

    /// The policy, or the refusal that names every mistake.
    Policy orRefuse() {
      if (!errors.isEmpty()) {
        throw refused(errors);
      }
      return policy.orElseThrow();
    }
  }

  static Refusal refused(List<PolicyError> errors) {
    return new Refusal(ErrorCode.POLICY_REJECTED, errors.getFirst().message())
        .with("errors", errors);
  }

  static List<TermList> termLists(List<SetSource.Terms> lists) {
    return lists.stream()
        .map(list -> new TermList(list.id(), list.version(), list.terms()))
        .toList();
  }

  private static PolicyError at(String policy, PolicyError error) {
    return new PolicyError(
        "/" + policy + error.path(),
        error.code(),
        error.message(),
        error.cure(),
        error.line(),
        error.column());
  }
}
