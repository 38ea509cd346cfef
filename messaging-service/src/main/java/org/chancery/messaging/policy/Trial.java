package org.chancery.messaging.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Compilation;
import org.chancery.policy.Explanation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.PolicyTree;
import org.chancery.policy.Submission;
import org.chancery.policy.TermList;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.springframework.stereotype.Component;

/// Tries policies on a text, step by step, without anybody feeling it: the set in force, a draft,
/// or a set of the past.
@Component
public class Trial {

  private final PolicySets sets;
  private final SetTable table;
  private final TermLists lists;
  private final ActivePolicies active;

  Trial(PolicySets sets, SetTable table, TermLists lists, ActivePolicies active) {
    this.sets = sets;
    this.table = table;
    this.lists = lists;
    this.active = active;
  }

  /// What is wrong with a document; nothing if it could be saved.
  public List<PolicyError> errors(String document) {
    return sets.check(1, document, lists.newestTerms()).errors();
  }

  /// A document as a tree, the way it would be printed; empty when it cannot be read.
  public Optional<Map<String, Object>> tree(String document) {
    return read(document).map(PolicyTree::of);
  }

  /// A document printed anew: in the usual order, without what has its default.
  ///
  /// @throws Refusal with every mistake when it cannot be read
  public String printed(String document) {
    return switch (PolicyDocument.parse(document, 1)) {
      case Parse.Parsed(Policy policy) -> PolicyDocument.print(policy);
      case Parse.Failed(List<PolicyError> errors) -> throw PolicySets.refused(errors);
    };
  }

  private static Optional<Policy> read(String document) {
    return PolicyDocument.parse(document, 1) instanceof Parse.Parsed(Policy policy)
        ? Optional.of(policy)
        : Optional.empty();
  }

  /// Judges by the set in force.
  public Explanation live(Submission submission) {
    return active.current().explain(submission);
  }

  /// Judges by one document alone.
  ///
  /// @throws Refusal with every mistake when it does not compile
  public Explanation draft(String document, Submission submission) {
    Policy policy = sets.check(1, document, lists.newestTerms()).orRefuse();
    List<TermList> terms = PolicySets.termLists(lists.newestTerms());
    return compiled(PolicySet.compile(new PolicySource(List.of(policy), terms)))
        .explain(submission);
  }

  /// Judges by a set that is or was in force: what was found then is found again.
  public Explanation past(String hash, Submission submission) {
    return compiled(sets.compile(stored(hash).source())).explain(submission);
  }

  /// A set that is or was in force, with its documents.
  public StoredSet stored(String hash) {
    return table.find(hash).orElseThrow(() -> Refusal.notFound("policy set"));
  }

  private static PolicySet compiled(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Compiled(PolicySet set) -> set;
      case Compilation.Rejected(List<PolicyError> errors) -> throw PolicySets.refused(errors);
    };
  }
}
