package org.chancery.archive.query;

import java.util.ArrayList;
import java.util.List;

/// What must stand somewhere in one text, its words at stated distances.
public sealed interface Near {

  /// Words that follow one another; a single word is a phrase of one.
  record Phrase(List<Term> words) implements Near {
    public Phrase {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a phrase has at least one word");
      }
    }
  }

  /// Any one of these; never directly within another.
  record Either(List<Near> choices) implements Near {
    public Either {
      choices = List.copyOf(choices);
    }
  }

  /// Two of them, not further apart than so many words; neighbours are one word apart.
  ///
  /// @param inOrder whether the first must come first
  record Within(Near first, Near second, int words, boolean inOrder) implements Near {}

  /// Any one of these, as one level.
  static Near either(List<Near> choices) {
    List<Near> flat = new ArrayList<>();
    for (var choice : choices) {
      if (choice instanceof Either(var inner)) {
        flat.addAll(inner);
      } else {
        flat.add(choice);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new Either(flat);
  }
}
