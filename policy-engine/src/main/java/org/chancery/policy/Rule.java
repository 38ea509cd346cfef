package org.chancery.policy;

import java.util.List;
import java.util.Map;

/// One condition on a text and what follows when it holds.
public sealed interface Rule {
  /// What findings call it; unique within its policy.
  String id();

  /// What a match of this rule asks for.
  Outcome outcome();

  /// What a sender is told when this rule blocks, by BCP 47 language tag.
  Map<String, String> tips();

  /// Matches when any of its terms occurs in the folded text.
  ///
  /// @param terms words or phrases as people write them; they are folded as the text is, so case,
  ///   accents, Arabic letter forms and invisible characters make no difference
  /// @param match where in a word a term may stand
  record Lexicon(
      String id, Outcome outcome, List<String> terms, Match match, Map<String, String> tips)
      implements Rule {
    public Lexicon {
      terms = List.copyOf(terms);
      tips = Map.copyOf(tips);
    }
  }

  /// Matches when its regular expression occurs in the text as it was sent.
  ///
  /// @param regex RE2 syntax, which is matched in time linear in the text; look-around,
  ///   back-references and possessive quantifiers are refused at compilation
  /// @param caseSensitive whether `A` and `a` differ
  record Pattern(
      String id, Outcome outcome, String regex, boolean caseSensitive, Map<String, String> tips)
      implements Rule {
    public Pattern {
      tips = Map.copyOf(tips);
    }
  }

  /// Where in a word a lexicon's term may stand.
  enum Match {
    /// The term is whole words: `tip` is found in "a tip!", not in "tips" or "multiple".
    WORD,
    /// The term begins a word: `terminat` is found in "terminated", not in "exterminate".
    PREFIX
  }
}
