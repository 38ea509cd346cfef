package org.chancery.policy.match.hyperscan;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.chancery.policy.match.Budget;
import org.chancery.policy.match.PatternBank;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// The library, for tests that need it; on a machine without it they are skipped and say why.
final class Natives {
  private Natives() {}

  static Library library() {
    return switch (Library.load()) {
      case Library.Loading.Loaded(var library) -> library;
      case Library.Loading.Missing(var reason) -> abort(reason);
    };
  }

  /// How many patterns of a bank match a text.
  static int found(PatternBank bank, String text) {
    var matched = new BitSet();
    bank.find(
        text,
        FoldedText.of(text),
        Budget.usual(),
        new PatternBank.Sink() {
          @Override
          public void matched(int pattern, List<Span> spans) {
            matched.set(pattern);
          }

          @Override
          public void undecided(int pattern) {
            throw new AssertionError("undecided");
          }
        });
    return matched.cardinality();
  }

  static Database database(Shard shard) {
    return Objects.requireNonNull(shard.database());
  }
}
