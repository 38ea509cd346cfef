package org.chancery.policy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chancery.policy.match.Budget;
import org.chancery.policy.match.PatternBank;
import org.chancery.policy.match.hyperscan.Acceleration;

/// All policies in force at one moment, compiled. Immutable but for how fast it finds what it
/// finds, and safe for any number of threads.
///
/// The terms of all lexicons and what all patterns need are found in one pass over the text, so a
/// verdict's cost goes with the text and with what matches, not with the number of rules.
public final class PolicySet {
  /// How many times the usual budget a judgement at leisure has.
  public static final int LEISURE = 200;

  private static final PolicySet EMPTY =
      new PolicySet(
          CanonicalForm.hash(CanonicalForm.of(PolicySource.of(List.of()))),
          new Plan(List.of(), new Leaves()));

  private final String hash;
  private final Plan plan;
  private final Verdict clean;

  PolicySet(String hash, Plan plan) {
    this.hash = hash;
    this.plan = plan;
    this.clean = new Verdict(Outcome.ALLOW, hash, List.of());
  }

  /// Checks and compiles policies; the order of the lists has no effect on any verdict or the hash.
  ///
  /// Rejects everything if any of it is unsound. Takes milliseconds for a thousand rules.
  public static Compilation compile(PolicySource source) {
    return PolicyCompiler.compile(source);
  }

  /// Compiles policies whose lexicons name no term list.
  public static Compilation compile(List<Policy> policies) {
    return compile(PolicySource.of(policies));
  }

  /// The set without policies; it allows everything.
  public static PolicySet empty() {
    return EMPTY;
  }

  /// `sha256:` and 64 hexadecimal digits: the hash of the set's canonical form.
  ///
  /// Sets with the same hash give the same verdict on every submission.
  public String hash() {
    return hash;
  }

  /// Whether any rule asks how something spreads; if none does, callers need not keep
  /// [RecentTraffic].
  public boolean watchesTraffic() {
    return plan.watchesTraffic();
  }

  /// Judges a submission in time linear in its text. Never throws, whatever the text.
  public Verdict judge(Submission submission) {
    return judge(submission, Budget.usual());
  }

  /// Judges as [#judge] does, with [#LEISURE] times the budget: for texts of which rules were left
  /// undecided, where nobody waits for the verdict.
  public Verdict judgeAtLeisure(Submission submission) {
    return judge(submission, Budget.ofSteps(LEISURE * Budget.USUAL_STEPS));
  }

  /// Judges something whose text nobody can read, such as an encrypted file: what its circumstances
  /// decide is decided, and every rule that would have to read it is undecided.
  ///
  /// @param submission its text is not looked at
  public Verdict judgeUnread(Submission submission) {
    return plan.size() == 0 ? clean : Judgement.unread(this, submission).verdict();
  }

  private Verdict judge(Submission submission, Budget budget) {
    return plan.size() == 0 ? clean : new Judgement(this, submission, budget).verdict();
  }

  /// Judges a submission and says of every rule, step by step, why it held or did not. Takes many
  /// times as long as judging.
  public Explanation explain(Submission submission) {
    return new Explaining(this, submission).explanation();
  }

  /// Looks for patterns by the native path from now on, as far as there is one; verdicts stay the
  /// same. For sets that judge many texts: compiling takes milliseconds a pattern, in the
  /// background.
  ///
  /// @return completed when all of that is done, or failed if Java goes on alone
  public CompletableFuture<Void> accelerate(Acceleration acceleration) {
    return CompletableFuture.allOf(
        banks().map(acceleration::accelerate).toArray(CompletableFuture<?>[]::new));
  }

  /// How many patterns there are to look for.
  public int patterns() {
    return banks().mapToInt(PatternBank::size).sum();
  }

  /// How many of them the native path looks for.
  public int acceleratedPatterns() {
    return banks().mapToInt(PatternBank::accelerated).sum();
  }

  private Stream<PatternBank> banks() {
    return Stream.of(plan.sent(), plan.normalised(), plan.decoded()).map(Leaves.Bank::patterns);
  }

  Plan plan() {
    return plan;
  }

  Verdict clean() {
    return clean;
  }

  /// The hash only.
  @Override
  public String toString() {
    return "PolicySet[" + hash + ", " + plan.size() + " rules]";
  }
}
