package org.chancery.policy.match;

import java.util.BitSet;

/// Tells for some patterns of a bank, faster than the bank itself, whether they can match a text.
public interface PreFilter {
  /// The places of the patterns it knows.
  BitSet known();

  /// Adds the places of those that may match a text. It may name too many, never too few.
  void addCandidates(String text, BitSet candidates);
}
